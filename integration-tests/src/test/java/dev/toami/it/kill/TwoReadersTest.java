package dev.toami.it.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.Direction;
import dev.toami.engine.Frame;
import dev.toami.it.Backend;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Threads that fight for one session: one reads, the others are refused, and each frame comes out once. */
class TwoReadersTest {
    private static final int THREADS = 4;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    /** Whoever gets in reads; frames come in order, whichever thread they come to. */
    private static final class Fight {
        private final CaptureSession session;
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger reads = new AtomicInteger();
        private final BitSet seen = new BitSet();
        private final AtomicBoolean over = new AtomicBoolean();

        private Fight(CaptureSession session) {
            this.session = session;
        }

        private CompletableFuture<Void> join(boolean leased) {
            CompletableFuture<Void> end = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    while (!over.get()) {
                        read(leased);
                    }
                    end.complete(null);
                } catch (Exception | AssertionError e) {
                    end.completeExceptionally(e);
                }
            });
            thread.start();
            return end;
        }

        private void read(boolean leased) throws Exception {
            try {
                if (leased) {
                    session.poll(this::handle, 8, Duration.ofMillis(1));
                } else {
                    session.next(Duration.ofMillis(1)).ifPresent(this::handle);
                }
                reads.incrementAndGet();
            } catch (IllegalStateException e) {
                assertTrue(e.getMessage().contains("one reader"), e::getMessage);
                refused.incrementAndGet();
                LockSupport.parkNanos(100_000);
            }
        }

        /** An owned frame is handled when its read is over: another thread may be inside by then. */
        private synchronized void handle(Frame frame) {
            int number = (int) Sender.number(frame);
            assertFalse(seen.get(number), () -> "frame " + number + " came twice");
            seen.set(number);
        }

        private synchronized int handled() {
            return seen.cardinality();
        }
    }

    @Test
    void oneReadsAndTheOthersAreRefused() throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = Backend.AFPACKET.open()) {
            engine.capture(pair.left(), Kill.small().build()).close();
            Held.assertNothingStays(() -> fight(engine, pair));
        }
    }

    private static void fight(CaptureEngine engine, VethPair pair) throws Exception {
        try (CaptureSession left = engine.capture(
                        pair.left(), Kill.small().direction(Direction.IN).build());
                CaptureSession session = engine.capture(
                        pair.right(),
                        Kill.small().bufferSize(4 << 20).immediate(true).build())) {
            Fight fight = new Fight(session);
            List<CompletableFuture<Void>> ends = new ArrayList<>();
            long sent;
            try (Sender sender = Sender.start(left, 20_000, 1000)) {
                for (int i = 0; i < THREADS; i++) {
                    ends.add(fight.join(i % 2 == 0));
                }
                Kill.await(
                        "threads refused so often",
                        () -> (fight.refused.get() >= Kill.TIMES && fight.reads.get() >= Kill.TIMES)
                                || ends.stream().anyMatch(CompletableFuture::isDone));
                sent = sender.stop();
            }
            fight.over.set(true);
            for (CompletableFuture<Void> end : ends) {
                end.get(Kill.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            int rest = Kill.drain(session);
            CaptureStatistics statistics = session.statistics();
            assertEquals(sent, statistics.received() + statistics.droppedByKernel(), statistics::toString);
            assertEquals(statistics.received(), fight.handled() + rest, statistics::toString);
            System.out.printf(
                    "two readers: %d reads and %d refused, %d frames%n",
                    fight.reads.get(), fight.refused.get(), fight.handled());
        }
    }
}
