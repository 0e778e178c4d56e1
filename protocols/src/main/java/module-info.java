/** The protocol codec: bytes to layers, layers to text, values to bytes. */
module dev.toami.protocols {
    requires transitive dev.toami.engine;

    exports dev.toami.protocols;
    exports dev.toami.protocols.arp;
    exports dev.toami.protocols.build;
    exports dev.toami.protocols.dns;
    exports dev.toami.protocols.flow;
    exports dev.toami.protocols.icmp;
    exports dev.toami.protocols.ip;
    exports dev.toami.protocols.link;
    exports dev.toami.protocols.numbers;
    exports dev.toami.protocols.print;
    exports dev.toami.protocols.radio;
    exports dev.toami.protocols.transport;
    exports dev.toami.protocols.wlan;
}
