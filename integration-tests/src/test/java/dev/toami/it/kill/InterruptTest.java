package dev.toami.it.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.Direction;
import dev.toami.engine.SessionClosedException;
import dev.toami.it.Backend;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Threads that are interrupted while they wait and while they read. */
class InterruptTest {
    /** An interrupt of a thread that waits may be seen late: so many wait at once. */
    private static final int READERS = 20;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    /** Reads for ever; each interrupt ends one read, and none takes a frame away. */
    private static final class Reader {
        private final CaptureSession session;
        private final Thread thread;
        private final AtomicInteger interrupts = new AtomicInteger();
        private final AtomicLong handled = new AtomicLong();
        private long last = -1;
        private volatile Throwable end;

        private Reader(CaptureSession session) {
            this.session = session;
            this.thread = new Thread(this::run, "reader of " + session.device());
            thread.start();
        }

        private void run() {
            try {
                for (int i = 0; true; i++) {
                    read(i % 2 == 0);
                }
            } catch (SessionClosedException e) {
                end = e;
            } catch (CaptureException | RuntimeException | AssertionError e) {
                end = new AssertionError("after " + interrupts + " interrupts", e);
            }
        }

        private void read(boolean leased) throws CaptureException {
            try {
                if (leased) {
                    session.poll(frame -> note(Sender.number(frame)), 100, CaptureOptions.FOREVER);
                } else {
                    note(Sender.number(session.next(CaptureOptions.FOREVER).orElseThrow()));
                }
            } catch (CaptureInterruptedException e) {
                assertTrue(Thread.interrupted(), "the thread stays interrupted");
                interrupts.incrementAndGet();
            }
        }

        private void note(long number) {
            assertTrue(number > last, () -> "frame " + number + " came after " + last);
            last = number;
            handled.incrementAndGet();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachEndsOneReadAndTakesNoFrame(boolean underLoad) throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = Backend.AFPACKET.open()) {
            engine.capture(pair.left(), Kill.small().build()).close();
            Held.assertNothingStays(() -> interruptReaders(engine, pair, underLoad));
        }
    }

    private static void interruptReaders(CaptureEngine engine, VethPair pair, boolean underLoad) throws Exception {
        try (CaptureSession left =
                engine.capture(pair.left(), Kill.small().direction(Direction.IN).build())) {
            List<Reader> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(new Reader(engine.capture(
                        pair.right(), Kill.small().bufferSize(1 << 20).build())));
            }
            long sent;
            try (Sender sender = Sender.start(left, underLoad ? 20_000 : 100, 1000)) {
                interrupt(readers);
                sent = sender.stop();
            }
            for (Reader reader : readers) {
                finish(reader, sent);
            }
        }
    }

    private static void interrupt(List<Reader> readers) throws Exception {
        for (int round = 1; round <= Kill.TIMES / READERS; round++) {
            int times = round;
            readers.forEach(reader -> reader.thread.interrupt());
            for (Reader reader : readers) {
                Kill.await("interrupt " + times, () -> reader.interrupts.get() == times || reader.end != null);
                assertEquals(null, reader.end);
            }
        }
    }

    private static void finish(Reader reader, long sent) throws Exception {
        CaptureSession session = reader.session;
        // Reading goes on until all has come that was not dropped.
        Kill.await("the rest", () -> {
            CaptureStatistics now = session.statistics();
            return now.received() + now.droppedByKernel() == sent && reader.handled.get() == now.received();
        });
        session.close();
        reader.thread.join(Kill.PATIENCE.toMillis());
        assertTrue(reader.end instanceof SessionClosedException, () -> "ended by " + reader.end);
        CaptureStatistics statistics = session.statistics();
        assertEquals(sent, statistics.received() + statistics.droppedByKernel(), statistics::toString);
        assertEquals(statistics.received(), reader.handled.get(), statistics::toString);
    }
}
