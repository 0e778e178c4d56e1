package dev.toami.pcap;

import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The backend at both ends of a veth pair, of which the left one sends. */
abstract class VethCase {
    final PcapBackend backend = new PcapBackend();
    VethPair pair;
    CaptureSession sender;

    @BeforeEach
    void open() throws Exception {
        Libpcaps.need();
        pair = VethPair.create();
        sender = backend.open(pair.left(), CaptureOptions.defaults());
    }

    @AfterEach
    void close() throws Exception {
        if (pair != null) {
            sender.close();
            pair.close();
        }
    }
}
