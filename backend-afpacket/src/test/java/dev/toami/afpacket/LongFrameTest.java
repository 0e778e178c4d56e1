package dev.toami.afpacket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.contract.TestFrames;
import dev.toami.testing.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Immediate sessions hand out frames that are longer than a slot of their ring, in order with the others. */
class LongFrameTest {
    private static final int SLL2_HEADER = 20;
    private static final int ETHERNET_HEADER = 14;

    private final List<Bytes> sent = new ArrayList<>();

    @BeforeEach
    void needs() {
        Needs.network();
    }

    private static CaptureOptions.Builder immediate() {
        return CaptureOptions.builder().immediate(true).filter("udp dst portrange 1000-2000");
    }

    private List<CapturedFrame> capture(String device, CaptureOptions options) throws Exception {
        AfPacketBackend backend = new AfPacketBackend();
        List<CapturedFrame> frames = new ArrayList<>();
        try (CaptureSession session = backend.open(device, options);
                CaptureSession sender = backend.open("lo", CaptureOptions.defaults())) {
            for (int i = 0; i < 200; i++) {
                Bytes frame = TestFrames.udp(1000 + i, i % 3 == 0 ? 20_000 + i : 20 + i);
                sent.add(frame);
                sender.inject(frame);
                session.next(Duration.ofSeconds(5)).ifPresent(frames::add);
            }
            assertTrue(session.next(Duration.ZERO).isEmpty());
            assertEquals(0, session.statistics().droppedByKernel());
        }
        assertEquals(sent.size(), frames.size());
        return frames;
    }

    @Test
    void whole() throws Exception {
        List<CapturedFrame> frames = capture("lo", immediate().build());
        for (int i = 0; i < sent.size(); i++) {
            assertEquals(sent.get(i), frames.get(i).bytes(), "frame " + i);
            assertEquals(sent.get(i).length(), frames.get(i).originalLength());
        }
    }

    @Test
    void cutToTheSnapLength() throws Exception {
        List<CapturedFrame> frames = capture("lo", immediate().snapLength(5000).build());
        for (int i = 0; i < sent.size(); i++) {
            assertEquals(sent.get(i).clip(5000), frames.get(i).bytes(), "frame " + i);
            assertEquals(sent.get(i).length(), frames.get(i).originalLength());
        }
    }

    @Test
    void withTheHeaderOfCookedFrames() throws Exception {
        List<CapturedFrame> frames = capture(NetworkDevice.ANY, immediate().build());
        for (int i = 0; i < sent.size(); i++) {
            assertEquals(
                    sent.get(i).slice(ETHERNET_HEADER), frames.get(i).bytes().slice(SLL2_HEADER), "frame " + i);
        }
    }
}
