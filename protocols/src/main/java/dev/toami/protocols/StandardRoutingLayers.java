package dev.toami.protocols;

/** Routing, multicast and security of the Internet layer: which parser for which code. */
final class StandardRoutingLayers {
    private StandardRoutingLayers() {}

    static void addTo(Dissector.Builder tables) {}
}
