package dev.toami.it;

import java.util.Locale;
import java.util.Map;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.Configuration;
import dev.toami.pcap.PcapBackend;
import dev.toami.testing.Needs;

/** The backends that tests run through. */
public enum Backend {
    AFPACKET,
    PCAP;

    /** Its value of {@code toami.backend}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Skips, or fails, the test that asks unless this one can run here. */
    public void need() {
        if (this == PCAP) {
            var libpcap = new PcapBackend().availability();
            Needs.require(libpcap.isAvailable(), "libpcap: " + libpcap.reason());
        }
    }

    /** An engine on this backend, chosen by configuration. */
    public CaptureEngine open() throws CaptureException {
        need();
        return CaptureEngine.open(Configuration.load(Map.of(Configuration.BACKEND, id())));
    }
}
