package dev.toami.protocols;

/** Tunnels and wide-area links: which parser for which code. */
final class StandardTunnelLayers {
    private StandardTunnelLayers() {}

    static void addTo(Dissector.Builder tables) {}
}
