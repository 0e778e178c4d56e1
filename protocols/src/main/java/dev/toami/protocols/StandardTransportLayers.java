package dev.toami.protocols;

import dev.toami.protocols.sctp.SctpPacket;

/** Transports besides TCP and UDP: which parser for which code. */
final class StandardTransportLayers {
    private StandardTransportLayers() {}

    static void addTo(Dissector.Builder tables) {
        tables.ipProtocol(132, SctpPacket::parse);
    }
}
