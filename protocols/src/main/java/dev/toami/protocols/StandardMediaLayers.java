package dev.toami.protocols;

/** Encryption, media and telemetry: which parser for which code. */
final class StandardMediaLayers {
    private StandardMediaLayers() {}

    static void addTo(Dissector.Builder tables) {}
}
