package dev.toami.engine.decorate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.Frame;
import dev.toami.engine.SessionClosedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What {@link CaptureSession} promises, of a decorator that was told to change nothing. */
@Timeout(20)
interface DecoratorContract {
    CaptureSession decorate(CaptureSession session) throws Exception;

    private static List<Integer> numbers(Iterable<? extends Frame> frames) {
        List<Integer> numbers = new ArrayList<>();
        frames.forEach(frame -> numbers.add(QueueSession.number(frame)));
        return numbers;
    }

    @Test
    default void itTellsWhatTheSessionIs() throws Exception {
        CaptureOptions options = CaptureOptions.builder()
                .snapLength(77)
                .readTimeout(Duration.ofSeconds(3))
                .build();
        QueueSession inner = new QueueSession(options);
        try (CaptureSession session = decorate(inner)) {
            assertEquals(inner.device(), session.device());
            assertEquals(inner.linkType(), session.linkType());
            assertEquals(77, session.snapLength());
            assertEquals(Duration.ofSeconds(3), session.readTimeout());
            session.setFilter("udp");
            assertEquals(List.of("udp"), inner.filters());
            session.inject(Bytes.of(1, 2, 3));
            assertEquals(List.of(Bytes.of(1, 2, 3)), inner.injected());
            assertThrows(IllegalArgumentException.class, () -> session.inject(Bytes.empty()));
            assertEquals(2, session.inject(List.of(Bytes.of(4), Bytes.of(5))));
            assertEquals(List.of(Bytes.of(1, 2, 3), Bytes.of(4), Bytes.of(5)), inner.injected());
            assertThrows(IllegalArgumentException.class, () -> session.inject(List.of(Bytes.of(6), Bytes.empty())));
            assertEquals(3, inner.injected().size());
        }
    }

    @Test
    default void framesComeOutAsTheyAre() throws Exception {
        QueueSession inner = new QueueSession().add(1, 3);
        try (CaptureSession session = decorate(inner)) {
            Frame first = session.next(Duration.ZERO).orElseThrow();
            assertEquals(QueueSession.frame(1, 60).metadata(), first.metadata());
            assertEquals(QueueSession.frame(1, 60).bytes(), first.bytes());
            List<Frame> polled = new ArrayList<>();
            assertEquals(2, session.poll(frame -> polled.add(frame.copy()), 64, Duration.ofSeconds(5)));
            assertEquals(List.of(2, 3), numbers(polled));
            assertEquals(QueueSession.frame(3, 60).metadata(), polled.get(1).metadata());
            assertTrue(session.next(Duration.ZERO).isEmpty());
            assertEquals(0, session.poll(frame -> {}, 1, Duration.ZERO));
        }
    }

    @Test
    default void noMoreFramesThanWantedAndWithinTheTimeout() throws Exception {
        QueueSession inner = new QueueSession().add(1, 5);
        try (CaptureSession session = decorate(inner)) {
            List<Frame> polled = new ArrayList<>();
            assertEquals(2, session.poll(frame -> polled.add(frame.copy()), 2, Duration.ZERO));
            assertEquals(3, session.poll(frame -> polled.add(frame.copy()), 64, Duration.ZERO));
            assertEquals(List.of(1, 2, 3, 4, 5), numbers(polled));
            long start = System.nanoTime();
            assertTrue(session.next(Duration.ofMillis(60)).isEmpty());
            assertEquals(0, session.poll(frame -> {}, 1, Duration.ofMillis(60)));
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis >= 120 && millis < 2000, () -> millis + " ms for twice 60 ms");
        }
    }

    @Test
    default void badArgumentsAreRefusedAndCostNoFrame() throws Exception {
        try (CaptureSession session = decorate(new QueueSession().add(1, 1))) {
            assertThrows(IllegalArgumentException.class, () -> session.next(Duration.ofNanos(-1)));
            assertThrows(IllegalArgumentException.class, () -> session.poll(frame -> {}, 0, Duration.ZERO));
            assertThrows(IllegalArgumentException.class, () -> session.poll(frame -> {}, 1, Duration.ofNanos(-1)));
            assertThrows(NullPointerException.class, () -> session.poll(null, 1, Duration.ZERO));
            assertTrue(session.next(Duration.ZERO).isPresent());
        }
    }

    @Test
    default void leasesEndWithTheirCall() throws Exception {
        try (CaptureSession session = decorate(new QueueSession().add(1, 2))) {
            List<Frame> kept = new ArrayList<>();
            session.poll(
                    frame -> {
                        kept.forEach(old -> assertThrows(IllegalStateException.class, old::copy));
                        kept.add(frame);
                    },
                    64,
                    Duration.ZERO);
            assertEquals(2, kept.size());
            kept.forEach(old ->
                    assertThrows(IllegalStateException.class, () -> old.bytes().u8(0)));
        }
    }

    @Test
    default void whatTheHandlerThrowsComesOutAndTheRestIsThereStill() throws Exception {
        try (CaptureSession session = decorate(new QueueSession().add(1, 3))) {
            ArithmeticException thrown = new ArithmeticException("of the handler");
            List<Frame> kept = new ArrayList<>();
            assertSame(
                    thrown,
                    assertThrows(
                            ArithmeticException.class,
                            () -> session.poll(
                                    frame -> {
                                        kept.add(frame);
                                        throw thrown;
                                    },
                                    64,
                                    Duration.ZERO)));
            assertThrows(IllegalStateException.class, kept.get(0)::copy);
            assertTrue(session.isOpen());
            assertEquals(2, QueueSession.number(session.next(Duration.ZERO).orElseThrow()));
            List<Frame> rest = new ArrayList<>();
            assertEquals(1, session.poll(frame -> rest.add(frame.copy()), 64, Duration.ZERO));
            assertEquals(List.of(3), numbers(rest));
        }
    }

    @Test
    default void failuresOfTheSessionComeOutAndItStaysOpen() throws Exception {
        QueueSession inner = new QueueSession();
        try (CaptureSession session = decorate(inner)) {
            DeviceDownException down = new DeviceDownException("queue0 is down");
            inner.fail(down);
            assertSame(down, assertThrows(DeviceDownException.class, () -> session.next(CaptureOptions.FOREVER)));
            assertSame(
                    down,
                    assertThrows(
                            DeviceDownException.class, () -> session.poll(frame -> {}, 9, CaptureOptions.FOREVER)));
            assertTrue(session.isOpen());
            inner.add(1, 1);
            assertEquals(1, QueueSession.number(session.iterator().next()));
        }
    }

    @Test
    default void anInterruptEndsTheWaiting() throws Exception {
        try (CaptureSession session = decorate(new QueueSession())) {
            Thread.currentThread().interrupt();
            assertThrows(CaptureInterruptedException.class, () -> session.next(CaptureOptions.FOREVER));
            assertTrue(Thread.currentThread().isInterrupted());
            assertThrows(CaptureInterruptedException.class, () -> session.poll(frame -> {}, 1, CaptureOptions.FOREVER));
            assertTrue(Thread.interrupted());
            assertTrue(session.isOpen());
        }
    }

    @Test
    default void closingWakesAReader() throws Exception {
        for (boolean polls : new boolean[] {false, true}) {
            CaptureSession session = decorate(new QueueSession());
            FutureTask<Long> reading = new FutureTask<>(() -> {
                assertThrows(SessionClosedException.class, () -> {
                    if (polls) {
                        session.poll(frame -> {}, 1, CaptureOptions.FOREVER);
                    } else {
                        session.next(CaptureOptions.FOREVER);
                    }
                });
                return System.nanoTime();
            });
            new Thread(reading).start();
            Thread.sleep(50);
            long closing = System.nanoTime();
            session.close();
            assertFalse(session.isOpen());
            long millis = (reading.get() - closing) / 1_000_000;
            assertTrue(millis < 100, () -> millis + " ms until the reader left");
        }
    }

    @Test
    default void aClosedSessionRefusesAllButItsStatistics() throws Exception {
        CaptureSession session = decorate(new QueueSession().add(1, 2));
        assertTrue(session.next(Duration.ZERO).isPresent());
        session.close();
        session.close();
        assertFalse(session.isOpen());
        assertThrows(SessionClosedException.class, () -> session.next(Duration.ZERO));
        assertThrows(SessionClosedException.class, () -> session.poll(frame -> {}, 1, Duration.ZERO));
        assertThrows(SessionClosedException.class, () -> session.inject(Bytes.of(1)));
        assertThrows(SessionClosedException.class, () -> session.setFilter("udp"));
        assertEquals(1, session.statistics().received());
    }

    @Test
    default void aHandlerMayClose() throws Exception {
        CaptureSession session = decorate(new QueueSession().add(1, 3));
        List<Integer> handled = new ArrayList<>();
        int count = session.poll(
                frame -> {
                    session.close();
                    handled.add(QueueSession.number(frame));
                },
                64,
                Duration.ZERO);
        assertEquals(1, count);
        assertEquals(List.of(1), handled);
        assertFalse(session.isOpen());
    }

    @Test
    default void aSecondReaderIsRefused() throws Exception {
        try (CaptureSession session = decorate(new QueueSession().add(1, 2))) {
            CountDownLatch done = new CountDownLatch(1);
            CountDownLatch inside = new CountDownLatch(1);
            FutureTask<Integer> polling = new FutureTask<>(() -> session.poll(
                    frame -> {
                        inside.countDown();
                        await(done);
                        assertThrows(IllegalStateException.class, () -> session.next(Duration.ZERO));
                    },
                    1,
                    CaptureOptions.FOREVER));
            new Thread(polling).start();
            inside.await();
            assertThrows(IllegalStateException.class, () -> session.next(Duration.ZERO));
            assertThrows(IllegalStateException.class, () -> session.poll(frame -> {}, 1, Duration.ZERO));
            session.inject(Bytes.of(1));
            session.setFilter("udp");
            session.statistics();
            done.countDown();
            assertEquals(1, polling.get());
            assertTrue(session.next(Duration.ZERO).isPresent());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    default void iterationEndsWithTheReadTimeoutAndWithTheSession() throws Exception {
        QueueSession inner = new QueueSession(
                CaptureOptions.builder().readTimeout(Duration.ofMillis(20)).build());
        CaptureSession session = decorate(inner.add(1, 3));
        assertEquals(List.of(1, 2, 3), numbers(session));
        inner.add(4, 5);
        assertEquals(List.of(4, 5), session.stream().map(QueueSession::number).toList());
        Iterator<? extends Frame> frames = session.iterator();
        session.close();
        assertFalse(frames.hasNext());
    }
}
