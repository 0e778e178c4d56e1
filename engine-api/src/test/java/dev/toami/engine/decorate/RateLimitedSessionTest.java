package dev.toami.engine.decorate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.SessionClosedException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RateLimitedSessionTest implements DecoratorContract {
    private static final long SECOND = 1_000_000_000;

    private final QueueSession inner = new QueueSession();
    private final ManualTime time = new ManualTime();

    @Override
    public CaptureSession decorate(CaptureSession session) {
        return RateLimit.framesPerSecond(1e6, 1000)
                .and(RateLimit.bytesPerSecond(1e9, 1_000_000))
                .on(session);
    }

    private static Bytes frame(int length) {
        return Bytes.wrap(new byte[length]);
    }

    /** How long each of the frames had waited in all when it was sent, in milliseconds. */
    private List<Long> sendTimes(CaptureSession session, int... lengths) throws CaptureException {
        List<Long> times = new ArrayList<>();
        for (int length : lengths) {
            session.inject(frame(length));
            times.add(Math.round(time.waited() / 1e6));
        }
        return times;
    }

    @Test
    void aBurstGoesAtOnceAndThenTheRateHolds() throws CaptureException {
        CaptureSession session =
                RateLimit.framesPerSecond(100, 3).timeSource(time).on(inner);
        assertEquals(List.of(0L, 0L, 0L, 10L, 20L, 30L), sendTimes(session, 60, 60, 60, 60, 60, 60));
        assertEquals(6, inner.injected().size());
    }

    @Test
    void aPauseFillsTheBucketUpToTheBurst() throws CaptureException {
        CaptureSession session =
                RateLimit.framesPerSecond(100, 3).timeSource(time).on(inner);
        assertEquals(List.of(0L, 0L, 0L, 10L), sendTimes(session, 60, 60, 60, 60));
        time.pass(20_000_000);
        assertEquals(List.of(10L, 10L, 20L), sendTimes(session, 60, 60, 60));
        time.pass(3600 * SECOND);
        assertEquals(List.of(20L, 20L, 20L, 30L), sendTimes(session, 60, 60, 60, 60));
    }

    @Test
    void bytesAreCounted() throws CaptureException {
        CaptureSession session =
                RateLimit.bytesPerSecond(1000, 100).timeSource(time).on(inner);
        assertEquals(List.of(0L, 0L, 60L, 61L), sendTimes(session, 60, 40, 60, 1));
    }

    @Test
    void aFrameLongerThanTheBurstGoesAndTheNextOnePays() throws CaptureException {
        CaptureSession session =
                RateLimit.bytesPerSecond(1000, 100).timeSource(time).on(inner);
        assertEquals(List.of(0L, 910L, 1010L), sendTimes(session, 1000, 10, 1000));
    }

    @Test
    void theStricterOfTwoLimitsHolds() throws CaptureException {
        CaptureSession session = RateLimit.framesPerSecond(100, 1)
                .timeSource(time)
                .and(RateLimit.bytesPerSecond(5000, 100))
                .on(inner);
        assertEquals(List.of(0L, 10L, 20L, 40L, 50L), sendTimes(session, 50, 50, 100, 100, 10));
    }

    @Test
    void longWaitsLookAfterTheSessionInBetween() {
        CaptureSession session =
                RateLimit.framesPerSecond(0.001, 1).timeSource(time).on(inner);
        time.duringWait(session::close);
        SessionClosedException error = assertThrows(SessionClosedException.class, () -> sendTimes(session, 60, 60));
        assertTrue(error.getMessage().contains("queue0"), error::getMessage);
        assertTrue(time.waited() < 50_000_000, () -> time.waited() + " ns");
        assertEquals(1, inner.injected().size());
    }

    @Test
    void anInterruptEndsTheWaitingAndLeavesTheSessionOpen() throws CaptureException {
        CaptureSession session =
                RateLimit.framesPerSecond(1, 1).timeSource(time).on(inner);
        session.inject(frame(60));
        Thread.currentThread().interrupt();
        CaptureInterruptedException error =
                assertThrows(CaptureInterruptedException.class, () -> session.inject(frame(60)));
        assertTrue(Thread.interrupted());
        assertTrue(error.getMessage().contains("inject on queue0"), error::getMessage);
        assertTrue(session.isOpen());
        assertEquals(List.of(1000L), sendTimes(session, 60));
        time.pass(SECOND);
        Thread.currentThread().interrupt();
        session.inject(frame(60));
        assertTrue(Thread.interrupted(), "without a wait it is not looked at, as by other sessions");
    }

    @Test
    void closingWakesAThreadThatWaitsInRealTime() throws Exception {
        for (boolean closesInner : new boolean[] {false, true}) {
            QueueSession queue = new QueueSession();
            CaptureSession session = RateLimit.framesPerSecond(0.001, 1).on(queue);
            FutureTask<Long> injecting = new FutureTask<>(() -> {
                session.inject(frame(60));
                assertThrows(SessionClosedException.class, () -> session.inject(frame(60)));
                return System.nanoTime();
            });
            new Thread(injecting).start();
            Thread.sleep(60);
            assertFalse(injecting.isDone());
            long closing = System.nanoTime();
            (closesInner ? queue : session).close();
            long millis = (injecting.get() - closing) / 1_000_000;
            assertTrue(millis < 100, () -> millis + " ms until the thread left");
        }
    }

    @Test
    void anInterruptWakesAThreadThatWaitsInRealTime() throws Exception {
        try (CaptureSession session = RateLimit.framesPerSecond(0.001, 1).on(inner)) {
            session.inject(frame(60));
            FutureTask<Boolean> injecting = new FutureTask<>(() -> {
                assertThrows(CaptureInterruptedException.class, () -> session.inject(frame(60)));
                return Thread.currentThread().isInterrupted();
            });
            Thread thread = new Thread(injecting);
            thread.start();
            Thread.sleep(30);
            thread.interrupt();
            assertTrue(injecting.get());
        }
    }

    @Test
    void severalThreadsKeepTheRateTogetherInRealTime() throws Exception {
        try (CaptureSession session = RateLimit.framesPerSecond(1000, 20).on(inner)) {
            AtomicInteger left = new AtomicInteger(320);
            List<FutureTask<Void>> senders = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < 4; i++) {
                FutureTask<Void> sender = new FutureTask<>(() -> {
                    while (left.getAndDecrement() > 0) {
                        session.inject(frame(60));
                    }
                    return null;
                });
                senders.add(sender);
                new Thread(sender).start();
            }
            for (FutureTask<Void> sender : senders) {
                sender.get();
            }
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertEquals(320, inner.injected().size());
            assertTrue(millis >= 299 && millis < 1500, () -> millis + " ms for 20 frames at once and 300 at 1000/s");
        }
    }

    @Test
    void readingIsNotLimited() throws CaptureException {
        CaptureSession session =
                RateLimit.framesPerSecond(1, 1).timeSource(time).on(inner.add(1, 500));
        assertEquals(500, session.poll(frame -> {}, 1000, Duration.ZERO));
        assertEquals(0, time.waited());
    }

    @Test
    void impossibleLimitsAreRefused() {
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> RateLimit.framesPerSecond(rate, 1));
        }
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> RateLimit.bytesPerSecond(1, 0));
        assertEquals("a burst is 1 or more: 0 bytes", error.getMessage());
    }
}
