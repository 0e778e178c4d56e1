package dev.toami.protocols;

/** Naming, configuration and text protocols: which parser for which code. */
final class StandardApplicationLayers {
    private StandardApplicationLayers() {}

    static void addTo(Dissector.Builder tables) {}
}
