package dev.toami.protocols;

/** Control protocols of local networks, and buses: which parser for which code. */
final class StandardLanLayers {
    private StandardLanLayers() {}

    static void addTo(Dissector.Builder tables) {}
}
