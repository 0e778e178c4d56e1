package dev.toami.protocols;

/** Transports besides TCP and UDP: which parser for which code. */
final class StandardTransportLayers {
    private StandardTransportLayers() {}

    static void addTo(Dissector.Builder tables) {}
}
