/** The protocol codec: bytes to layers, layers to text, values to bytes. */
module dev.toami.protocols {
    requires transitive dev.toami.engine;

    exports dev.toami.protocols.aaa;
    exports dev.toami.protocols.arp;
    exports dev.toami.protocols.automotive;
    exports dev.toami.protocols.build;
    exports dev.toami.protocols.bus;
    exports dev.toami.protocols.dhcp;
    exports dev.toami.protocols.dns;
    exports dev.toami.protocols.flow;
    exports dev.toami.protocols.http2;
    exports dev.toami.protocols.icmp;
    exports dev.toami.protocols.industrial;
    exports dev.toami.protocols.ip;
    exports dev.toami.protocols.ipsec;
    exports dev.toami.protocols.lan;
    exports dev.toami.protocols.link;
    exports dev.toami.protocols.management;
    exports dev.toami.protocols.media;
    exports dev.toami.protocols.messaging;
    exports dev.toami.protocols.multicast;
    exports dev.toami.protocols.ntp;
    exports dev.toami.protocols.numbers;
    exports dev.toami.protocols.ppp;
    exports dev.toami.protocols.print;
    exports dev.toami.protocols.quic;
    exports dev.toami.protocols.radio;
    exports dev.toami.protocols.routing;
    exports dev.toami.protocols.sctp;
    exports dev.toami.protocols.smb;
    exports dev.toami.protocols.stun;
    exports dev.toami.protocols.telemetry;
    exports dev.toami.protocols.text;
    exports dev.toami.protocols.tls;
    exports dev.toami.protocols.transport;
    exports dev.toami.protocols.tunnel;
    exports dev.toami.protocols.wan;
    exports dev.toami.protocols.wlan;
    exports dev.toami.protocols;
}
