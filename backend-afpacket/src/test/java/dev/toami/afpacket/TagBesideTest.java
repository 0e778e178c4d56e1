package dev.toami.afpacket;

import java.time.Duration;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.VlanTags;
import dev.toami.engine.contract.TestFrames;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** Where the tag goes that the kernel takes out, and the flow hash, in both kinds of rings. */
class TagBesideTest {
    private static final Bytes PLAIN = TestFrames.udp(53, 40);
    private static final int SLL2_HEADER = 20;
    private static final int ETHERNET_HEADER = 14;

    @BeforeEach
    void needs() {
        Needs.network();
    }

    private static CapturedFrame capture(VethPair pair, String device, Bytes frame, CaptureOptions.Builder options)
            throws Exception {
        AfPacketBackend backend = new AfPacketBackend();
        try (CaptureSession session =
                        backend.open(device, options.filter("inbound and udp").build());
                CaptureSession sender = backend.open(pair.left(), CaptureOptions.defaults())) {
            sender.inject(frame);
            return session.next(Duration.ofSeconds(5)).orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 33024, 100", "false, 33024, 100", "true, 34984, 4095", "false, 34984, 4095", "false, 33024, 0"})
    void besideAndInTheBytes(boolean immediate, int tpid, int tci) throws Exception {
        Bytes tagged = TestFrames.tagged(tpid, tci, PLAIN);
        CaptureOptions.Builder options = CaptureOptions.builder().immediate(immediate);
        try (VethPair pair = VethPair.create()) {
            CapturedFrame beside = capture(pair, pair.right(), tagged, options.vlanTags(VlanTags.BESIDE));
            assertEquals(PLAIN, beside.bytes());
            assertEquals(PLAIN.length(), beside.originalLength());
            CapturedFrame within = capture(pair, pair.right(), tagged, options.vlanTags(VlanTags.IN_BYTES));
            assertEquals(tagged, within.bytes());
            CapturedFrame onAny = capture(pair, NetworkDevice.ANY, tagged, options.vlanTags(VlanTags.BESIDE));
            assertEquals(PLAIN.slice(ETHERNET_HEADER), onAny.bytes().slice(SLL2_HEADER));
            assertEquals(0x0800, onAny.bytes().u16(0), "the protocol of the SLL2 header");
            for (CapturedFrame frame : new CapturedFrame[] {beside, within, onAny}) {
                assertEquals(tci, frame.vlanTci());
                assertEquals(tpid, frame.vlanTpid());
            }
            CapturedFrame untagged = capture(pair, pair.right(), PLAIN, options);
            assertEquals(FrameMetadata.NO_TAG, untagged.vlanTci());
            assertEquals(0, untagged.vlanTpid());
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void theFlowHashComesOnRequest(boolean immediate) throws Exception {
        try (VethPair pair = VethPair.create()) {
            CaptureOptions.Builder options = CaptureOptions.builder().immediate(immediate);
            assertEquals(0, capture(pair, pair.right(), PLAIN, options).flowHash());
            int hash =
                    capture(pair, pair.right(), PLAIN, options.flowHash(true)).flowHash();
            assertNotEquals(0, hash);
            assertEquals(hash, capture(pair, pair.right(), PLAIN, options).flowHash());
        }
    }
}
