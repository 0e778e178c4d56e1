package dev.toami.it.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.engine.Frame;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.contract.TestFrames;
import dev.toami.it.Backend;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Sessions that are closed under load while one thread reads and another one does everything else. */
class CloseWhilePollingTest {
    private static final int AT_ONCE = 8;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong frames = new AtomicLong();

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @Test
    void everybodyIsToldThatItIsClosed() throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = Backend.AFPACKET.open()) {
            engine.capture(pair.left(), Kill.small().build()).close();
            Held.assertNothingStays(() -> closeAll(engine, pair));
            System.out.printf("closed while polling: %d sessions, %d frames%n", Kill.TIMES, frames.get());
        }
    }

    private void closeAll(CaptureEngine engine, VethPair pair) throws Exception {
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < Kill.TIMES; i++) {
            int round = i;
            all.add(() -> {
                CaptureOptions options = Kill.small().immediate(round % 3 == 0).build();
                closeUnderLoad(engine.capture(round % 7 == 0 ? "any" : pair.right(), options), round);
                return null;
            });
        }
        ExecutorService closers = Executors.newFixedThreadPool(AT_ONCE);
        try (CaptureSession left = engine.capture(
                        pair.left(), Kill.small().direction(Direction.IN).build());
                Sender sender = Sender.start(left, 50_000, 1000)) {
            for (Future<Void> each : closers.invokeAll(all)) {
                each.get();
            }
            sender.stop();
        } finally {
            closers.shutdown();
            threads.shutdown();
        }
    }

    private void closeUnderLoad(CaptureSession session, int round) throws Exception {
        CountDownLatch ready = new CountDownLatch(2);
        Future<?> reading = threads.submit(() -> {
            ready.countDown();
            read(session, round % 3);
            return null;
        });
        Future<?> using = threads.submit(() -> {
            ready.countDown();
            use(session);
            return null;
        });
        ready.await();
        LockSupport.parkNanos(round % 5 * 500_000L);
        Future<?> closing = threads.submit(session::close);
        session.close();
        assertFalse(session.isOpen());
        for (Future<?> each : List.of(reading, using, closing)) {
            each.get(Kill.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void read(CaptureSession session, int way) throws CaptureException {
        long[] last = {-1};
        try {
            while (true) {
                if (way == 0) {
                    session.poll(frame -> check(frame, last), 100, CaptureOptions.FOREVER);
                } else if (way == 1) {
                    check(session.next(CaptureOptions.FOREVER).orElseThrow(), last);
                } else {
                    for (CapturedFrame frame : session) {
                        check(frame, last);
                    }
                    // Iteration just ends.
                    assertFalse(session.isOpen());
                    return;
                }
            }
        } catch (SessionClosedException e) {
            assertFalse(session.isOpen());
        }
    }

    private void check(Frame frame, long[] last) {
        // On "any" each frame is seen leaving and arriving, behind a longer header.
        if (frame.capturedLength() == 60) {
            long number = Sender.number(frame);
            assertTrue(number > last[0], () -> "frame " + number + " came after " + last[0]);
            last[0] = number;
        }
        frames.incrementAndGet();
    }

    private static void use(CaptureSession session) throws CaptureException {
        try {
            for (int i = 0; true; i++) {
                session.setFilter(i % 2 == 0 ? "udp" : "");
                session.inject(TestFrames.udp(9, 30));
                session.statistics();
            }
        } catch (SessionClosedException e) {
            assertFalse(session.isOpen());
        } catch (CaptureException e) {
            // On all devices at once nothing can be sent.
            assertTrue(session.device().equals("any"), e::toString);
        }
    }
}
