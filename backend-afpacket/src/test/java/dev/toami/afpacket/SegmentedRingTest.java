package dev.toami.afpacket;

import java.time.Duration;
import java.util.Optional;

import dev.toami.afpacket.ring.FrameLayout;
import dev.toami.afpacket.ring.ReceiveRing;
import dev.toami.afpacket.ring.RingReader;
import dev.toami.afpacket.ring.RingShape;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.LinkType;
import dev.toami.engine.contract.TestFrames;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A ring that takes several buffers, as one of more than 2 GiB does, is walked from each into the next and round again. */
class SegmentedRingTest {
    private static final int BLOCK_SIZE = 1 << 16;
    private static final int FRAMES = 2000;

    private static void awaitFrame(RingReader reader, int number) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!reader.advance()) {
            assertTrue(System.nanoTime() - end < 0, () -> "frame " + number + " did not come");
            Thread.sleep(1);
        }
    }

    /** {@code segmentSize} has room for two blocks and a half: the ring of five blocks is in three buffers. */
    private static void walk(RingShape shape) throws Exception {
        Needs.network();
        Syscalls syscalls = Syscalls.load();
        PacketSocket socket = PacketSocket.open(syscalls, false);
        try (VethPair pair = VethPair.create();
                CaptureSession sender = new AfPacketBackend().open(pair.left(), CaptureOptions.defaults())) {
            ReceiveRing ring = ReceiveRing.map(
                    syscalls, socket.fd(), shape, 1, false, Optional.empty(), 2 * BLOCK_SIZE + BLOCK_SIZE / 2);
            try {
                socket.bind(CaptureTarget.find(syscalls, pair.right(), false).index());
                RingReader reader = ring.reader(new FrameLayout(LinkType.ETHERNET, false, true, 65535));
                for (int i = 0; i < FRAMES; i++) {
                    // Of 1,000 bytes and more: round the ring several times.
                    sender.inject(TestFrames.udp(i, 1000 + i % 400));
                    if (i % 20 == 19) {
                        for (int k = i - 19; k <= i; k++) {
                            awaitFrame(reader, k);
                            assertEquals(
                                    TestFrames.udp(k, 1000 + k % 400),
                                    reader.copy().bytes(),
                                    "frame " + k);
                        }
                    }
                }
                assertEquals(0, socket.takeCounts().drops());
            } finally {
                ring.close();
            }
        } finally {
            socket.close();
        }
    }

    @Test
    void inBlocks() throws Exception {
        walk(RingShape.ofBlocks(5 * BLOCK_SIZE, BLOCK_SIZE));
    }

    @Test
    void inSlots() throws Exception {
        walk(RingShape.ofSlots(5 * BLOCK_SIZE, 1600));
    }
}
