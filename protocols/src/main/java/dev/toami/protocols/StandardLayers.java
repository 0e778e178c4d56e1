package dev.toami.protocols;

import dev.toami.engine.LinkType;
import dev.toami.protocols.link.EthernetFrame;
import dev.toami.protocols.transport.UdpDatagram;

/** The built-in layers: which parser for which code. */
final class StandardLayers {
    private StandardLayers() {}

    static Dissector.Builder addTo(Dissector.Builder tables) {
        return tables.linkType(LinkType.ETHERNET, EthernetFrame::parse).ipProtocol(17, UdpDatagram::parse);
    }
}
