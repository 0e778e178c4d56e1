package dev.toami.pcap;

import dev.toami.engine.spi.Availability;
import dev.toami.testing.Needs;

/** What the tests of this backend take. */
final class Libpcaps {
    private Libpcaps() {}

    static void need() {
        Needs.network();
        Availability availability = new PcapBackend().availability();
        Needs.require(availability.isAvailable(), "libpcap: " + availability.reason());
    }
}
