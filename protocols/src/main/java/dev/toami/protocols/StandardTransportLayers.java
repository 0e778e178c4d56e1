package dev.toami.protocols;

import dev.toami.protocols.sctp.SctpPacket;
import dev.toami.protocols.transport.DccpPacket;
import dev.toami.protocols.transport.RudpSegment;
import dev.toami.protocols.transport.UdpLitePacket;

/** Transports besides TCP and UDP: which parser for which code. */
final class StandardTransportLayers {
    private StandardTransportLayers() {}

    static void addTo(Dissector.Builder tables) {
        tables.ipProtocol(27, RudpSegment::parse)
                .ipProtocol(33, DccpPacket::parse)
                .ipProtocol(132, SctpPacket::parse)
                .ipProtocol(136, UdpLitePacket::parse);
    }
}
