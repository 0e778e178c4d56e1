package dev.toami.it;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.Direction;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ExactCountTest {
    private static final int FRAMES = 200_000;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @Test
    void nothingIsLostAtARateThatTheRingTakes() throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = CaptureEngine.open();
                CaptureSession sender = engine.capture(pair.left(), small());
                CaptureSession session = engine.capture(
                        pair.right(),
                        CaptureOptions.builder()
                                .direction(Direction.IN)
                                .bufferSize(32 << 20)
                                .build())) {
            Thread sending = new Thread(() -> send(sender, FRAMES, 100_000));
            sending.start();
            int handled = 0;
            long[] sum = new long[1];
            while (handled < FRAMES) {
                int now = session.poll(frame -> sum[0] += frame.bytes().length(), 4096, Duration.ofSeconds(5));
                assertTrue(now > 0, "nothing came for 5 s after " + handled + " frames");
                handled += now;
            }

            sending.join();
            CaptureStatistics statistics = session.statistics();
            assertEquals(FRAMES, handled);
            assertEquals(FRAMES * 60L, sum[0]);
            assertEquals(FRAMES, statistics.received());
            assertEquals(0, statistics.droppedByKernel());
        }
    }

    @Test
    void whatIsLostAtAHigherRateIsCounted() throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = CaptureEngine.open();
                CaptureSession sender = engine.capture(pair.left(), small());
                CaptureSession session = engine.capture(pair.right(), small())) {
            Thread sending = new Thread(() -> send(sender, FRAMES, Integer.MAX_VALUE));
            sending.start();
            long handled = 0;
            while (sending.isAlive()) {
                handled += session.poll(frame -> {}, 16, Duration.ofMillis(1));
                LockSupport.parkNanos(2_000_000);
            }
            handled += Frames.drain(session).size();
            CaptureStatistics statistics = session.statistics();
            assertTrue(statistics.droppedByKernel() > 0, () -> "the ring must overflow for this test: " + statistics);
            assertTrue(statistics.ringFreezes() > 0, statistics::toString);
            assertEquals(FRAMES, statistics.received() + statistics.droppedByKernel(), statistics::toString);
            assertEquals(statistics.received(), handled, statistics::toString);
            System.out.println("overload: " + statistics);
        }
    }

    private static CaptureOptions small() {
        return CaptureOptions.builder()
                .direction(Direction.IN)
                .bufferSize(1 << 18)
                .build();
    }

    private static void send(CaptureSession sender, int count, int perSecond) {
        Bytes frame = Frames.udp(9, 18);
        long start = System.nanoTime();
        try {
            for (int i = 0; i < count; i++) {
                if (i % 64 == 0) {
                    long due = start + i * 1_000_000_000L / perSecond;
                    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                }
                sender.inject(frame);
            }
        } catch (CaptureException e) {
            throw new AssertionError(e);
        }
    }
}
