package dev.toami.protocols;

/** Industrial and management protocols: which parser for which code. */
final class StandardIndustrialLayers {
    private StandardIndustrialLayers() {}

    static void addTo(Dissector.Builder tables) {}
}
