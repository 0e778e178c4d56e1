package dev.toami.protocols;

/** IEEE 802.11 and what monitors put in front of it: which parser for which code. */
final class StandardWirelessLayers {
    private StandardWirelessLayers() {}

    static void addTo(Dissector.Builder tables) {}
}
