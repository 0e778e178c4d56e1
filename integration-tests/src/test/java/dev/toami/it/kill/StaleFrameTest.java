package dev.toami.it.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Direction;
import dev.toami.engine.Frame;
import dev.toami.it.Backend;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Leased frames that are used when their call is over, in the next one's call, by other threads, and after close. */
class StaleFrameTest {
    private static final int AT_ONCE = 10;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    /** A leased frame, and what was taken from it during its call. */
    private record Kept(Frame frame, Bytes bytes, Bytes slice) {
        static Kept of(Frame frame) {
            Bytes bytes = frame.bytes();
            return new Kept(frame, bytes, bytes.slice(1, bytes.length() - 2));
        }

        void assertOver() {
            assertThrowsAll(bytes);
            assertThrowsAll(slice);
            assertThrows(IllegalStateException.class, frame::copy);
            assertThrows(IllegalStateException.class, () -> frame.bytes().u8(0));
        }

        /** In the call of another frame, which may be lent as the same object: then that one is read. */
        void assertOverDuring(Frame current) {
            assertThrowsAll(slice);
            if (frame != current) {
                assertOver();
            }
        }

        private static void assertThrowsAll(Bytes stale) {
            List<Executable> uses = List.of(
                    () -> stale.u8(0),
                    () -> stale.u16(2),
                    () -> stale.u24(3),
                    () -> stale.i32(4),
                    () -> stale.u32(4),
                    () -> stale.i64(8),
                    () -> stale.slice(3),
                    () -> stale.clip(4),
                    () -> stale.copyTo(0, new byte[8], 0, 8),
                    stale::toArray,
                    stale::copy,
                    stale::hashCode,
                    stale::toString,
                    () -> Bytes.empty().equals(stale));
            uses.forEach(use -> assertThrows(IllegalStateException.class, use));
        }

        /** What a thread may find that has no business here: a refusal, or whatever is there. */
        int use() {
            try {
                return bytes.u8(0)
                        + slice.u16(20)
                        + (int) bytes.i64(40)
                        + slice.toArray().length
                        + frame.copy().capturedLength();
            } catch (IllegalStateException | IndexOutOfBoundsException e) {
                return 0;
            }
        }
    }

    @Test
    void everyUseThrowsInTheNextCallAndAfterThePoll() throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = Backend.AFPACKET.open()) {
            engine.capture(pair.left(), Kill.small().build()).close();
            Held.assertNothingStays(() -> {
                List<Kept> all = keep(engine, pair);
                all.forEach(Kept::assertOver);
                System.out.printf("stale frames: %d, each used in %d ways%n", all.size(), 30);
            });
        }
    }

    private static List<Kept> keep(CaptureEngine engine, VethPair pair) throws Exception {
        List<Kept> all = new ArrayList<>();
        try (CaptureSession left = engine.capture(
                        pair.left(), Kill.small().direction(Direction.IN).build());
                CaptureSession session =
                        engine.capture(pair.right(), Kill.small().build());
                Sender sender = Sender.start(left, 20_000, 1000)) {
            while (all.size() < Kill.TIMES) {
                int before = all.size();
                session.poll(
                        frame -> {
                            if (all.size() > before) {
                                all.get(all.size() - 1).assertOverDuring(frame);
                            }
                            all.add(Kept.of(frame));
                        },
                        16,
                        Kill.PATIENCE);
                assertTrue(all.size() > before, "frames come");
                all.subList(before, all.size()).forEach(Kept::assertOver);
            }
            sender.stop();
        }
        return all;
    }

    /** Threads go on reading what was leased while blocks go back to the kernel and rings are taken down. */
    @Test
    void otherThreadsNeverFault() throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = Backend.AFPACKET.open()) {
            engine.capture(pair.left(), Kill.small().build()).close();
            Held.assertNothingStays(() -> useElsewhere(engine, pair));
        }
    }

    private static void useElsewhere(CaptureEngine engine, VethPair pair) throws Exception {
        AtomicReference<List<Kept>> stale = new AtomicReference<>(List.of());
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger uses = new AtomicInteger();
        Thread other = new Thread(() -> {
            int sum = 0;
            while (!over.get()) {
                for (Kept kept : stale.get()) {
                    sum += kept.use();
                    uses.incrementAndGet();
                }
                LockSupport.parkNanos(50_000);
            }
            assertTrue(sum != 1, "only that it is computed");
        });
        other.start();
        try (CaptureSession left = engine.capture(
                        pair.left(), Kill.small().direction(Direction.IN).build());
                Sender sender = Sender.start(left, 20_000, 1000)) {
            for (int i = 0; i < Kill.TIMES / 10 / AT_ONCE; i++) {
                List<Kept> kept = new ArrayList<>();
                List<CaptureSession> sessions = new ArrayList<>();
                for (int n = 0; n < AT_ONCE; n++) {
                    sessions.add(engine.capture(pair.right(), Kill.small().build()));
                }
                for (CaptureSession session : sessions) {
                    int handled = session.poll(frame -> kept.add(Kept.of(frame)), 20, Duration.ofSeconds(60));
                    assertTrue(handled > 0, "frames come");
                    stale.set(List.copyOf(kept));
                }
                sessions.parallelStream().forEach(CaptureSession::close);
                kept.forEach(Kept::assertOver);
            }
            sender.stop();
        } finally {
            over.set(true);
            other.join();
        }
        System.out.printf("stale frames: %d uses by another thread%n", uses.get());
    }
}
