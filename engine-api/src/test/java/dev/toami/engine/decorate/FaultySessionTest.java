package dev.toami.engine.decorate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.Frame;
import dev.toami.engine.PermissionDeniedException;
import dev.toami.engine.SessionClosedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FaultySessionTest implements DecoratorContract {
    private static final Duration LONG = Duration.ofHours(1);

    private final ManualTime time = new ManualTime();
    private final QueueSession inner = new QueueSession();

    @Override
    public CaptureSession decorate(CaptureSession session) {
        return Faults.seeded(0)
                .drop(Selection.ratio(0))
                .reorder(1, Duration.ZERO)
                .on(session);
    }

    /** What is there now, one by one or polled. */
    private static List<CapturedFrame> drain(CaptureSession session, boolean polled) throws CaptureException {
        List<CapturedFrame> frames = new ArrayList<>();
        if (polled) {
            while (session.poll(frame -> frames.add(frame.copy()), 7, Duration.ZERO) > 0) {}
        } else {
            for (Optional<CapturedFrame> next = session.next(Duration.ZERO);
                    next.isPresent();
                    next = session.next(Duration.ZERO)) {
                frames.add(next.get());
            }
        }
        return frames;
    }

    private static List<Integer> numbers(CaptureSession session) throws CaptureException {
        return drain(session, false).stream().map(QueueSession::number).toList();
    }

    @Test
    void framesAreDroppedByNumberAndCounted() throws CaptureException {
        FaultySession session = Faults.seeded(1)
                .drop(Selection.nth(5, 2))
                .drop(Selection.every(4))
                .drop(Selection.from(9))
                .on(inner.add(1, 12));
        assertEquals(List.of(1, 3, 6, 7), numbers(session));
        assertEquals(8, session.count(FaultKind.DROP));
        assertEquals(12, session.statistics().received());
        assertEquals(0, session.held());
    }

    @Test
    void aRatioIsKeptAndItsSeedIsTheResult() throws CaptureException {
        List<List<Integer>> results = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            FaultySession session =
                    Faults.seeded(seed).drop(Selection.ratio(0.3)).on(new QueueSession().add(1, 10_000));
            List<Integer> numbers = numbers(session);
            assertEquals(10_000, numbers.size() + session.count(FaultKind.DROP));
            assertTrue(Math.abs(numbers.size() - 7000) < 200, () -> numbers.size() + " of 10000 with 0.3 dropped");
            results.add(numbers);
        }
        assertEquals(results.get(0), results.get(1));
        assertNotEquals(results.get(0), results.get(2));
    }

    private Faults everything(long seed) {
        return Faults.seeded(seed)
                .drop(Selection.ratio(0.1))
                .duplicate(Selection.ratio(0.1))
                .corrupt(Selection.ratio(0.2), 3)
                .truncate(Selection.ratio(0.1), 20)
                .reorder(4, LONG)
                .timeSource(time);
    }

    @Test
    void theSameSeedAndFramesGiveTheSameFramesReadOneByOneOrPolled() throws CaptureException {
        List<String> first = new ArrayList<>();
        for (int run = 0; run < 4; run++) {
            boolean polled = run % 2 == 1;
            int seed = run < 3 ? 42 : 43;
            FaultySession session = everything(seed).on(new QueueSession().add(1, 1000));
            List<String> seen = new ArrayList<>();
            drain(session, polled).forEach(frame -> seen.add(frame.toString()));
            for (FaultKind kind : List.of(
                    FaultKind.DROP, FaultKind.DUPLICATE, FaultKind.CORRUPT, FaultKind.TRUNCATE, FaultKind.REORDER)) {
                assertTrue(session.count(kind) > 50, () -> kind + ": " + session.count(kind));
                seen.add(kind + " " + session.count(kind));
            }
            assertEquals(
                    1000 - session.count(FaultKind.DROP) + session.count(FaultKind.DUPLICATE),
                    seen.size() - 5 + session.held());
            if (run == 0) {
                first.addAll(seen);
            } else if (run < 3) {
                assertEquals(first, seen);
            } else {
                assertNotEquals(first, seen);
            }
        }
    }

    @Test
    void oneMoreRuleLeavesTheOthersAsTheyWere() throws CaptureException {
        List<Integer> alone =
                numbers(Faults.seeded(3).drop(Selection.ratio(0.5)).on(new QueueSession().add(1, 200)));
        List<Integer> together = numbers(Faults.seeded(3)
                .drop(Selection.ratio(0.5))
                .corrupt(Selection.nth(201), 1)
                .fail(SessionCall.POLL, Selection.ratio(0.5), () -> new CaptureException("no"))
                .on(new QueueSession().add(1, 200)));
        assertEquals(alone, together);
    }

    @Test
    void aDuplicateComesBehindItsFrame() throws CaptureException {
        FaultySession session = Faults.seeded(1).duplicate(Selection.nth(2)).on(inner.add(1, 3));
        assertEquals(List.of(1, 2, 2, 3), numbers(session));
        assertEquals(1, session.count(FaultKind.DUPLICATE));
    }

    @Test
    void aPollOfDuplicatesGivesNoMoreThanWanted() throws CaptureException {
        FaultySession session = Faults.seeded(1).duplicate(Selection.all()).on(inner.add(1, 3));
        List<Integer> numbers = new ArrayList<>();
        assertEquals(3, session.poll(frame -> numbers.add(QueueSession.number(frame)), 3, Duration.ZERO));
        assertEquals(List.of(1, 1, 2), numbers);
        assertEquals(3, session.held());
        assertEquals(List.of(2, 3, 3), numbers(session));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 60, 1000})
    void soManyBytesAreCorruptedAndNothingElse(int count) throws CaptureException {
        FaultySession session =
                Faults.seeded(9).corrupt(Selection.nth(2), count).on(inner.add(1, 2));
        assertEquals(
                QueueSession.frame(1, 60).bytes(),
                session.next(Duration.ZERO).orElseThrow().bytes());
        Frame corrupted = session.next(Duration.ZERO).orElseThrow();
        Bytes original = QueueSession.frame(2, 60).bytes();
        assertEquals(QueueSession.frame(2, 60).metadata(), corrupted.metadata());
        assertEquals(
                Math.min(count, 60),
                IntStream.range(0, 60)
                        .filter(i -> original.u8(i) != corrupted.bytes().u8(i))
                        .count());
        assertEquals(1, session.count(FaultKind.CORRUPT));
    }

    @Test
    void anEmptyFrameCannotBeCorrupted() throws CaptureException {
        CapturedFrame empty = CapturedFrame.of(QueueSession.frame(1, 4).metadata(), Bytes.empty());
        FaultySession session = Faults.seeded(9).corrupt(Selection.all(), 1).on(inner.add(empty));
        assertTrue(session.next(Duration.ZERO).orElseThrow().bytes().isEmpty());
        assertEquals(0, session.count(FaultKind.CORRUPT));
    }

    @Test
    void aTruncatedFrameLooksClipped() throws CaptureException {
        FaultySession session = Faults.seeded(9).truncate(Selection.all(), 10).on(inner);
        inner.add(QueueSession.frame(1, 60)).add(QueueSession.frame(2, 10));
        Frame cut = session.next(Duration.ZERO).orElseThrow();
        assertEquals(QueueSession.frame(1, 10).bytes(), cut.bytes());
        assertEquals(60, cut.originalLength());
        assertTrue(cut.isClipped());
        assertFalse(session.next(Duration.ZERO).orElseThrow().isClipped());
        assertEquals(1, session.count(FaultKind.TRUNCATE), "the second one is short enough");
    }

    @Test
    void aDelayHoldsAFrameAndThoseBehindIt() throws CaptureException {
        FaultySession session = Faults.seeded(1)
                .delay(Selection.nth(2), Duration.ofMillis(30))
                .timeSource(time)
                .on(inner.add(1, 3));
        assertEquals(List.of(1), numbers(session));
        assertEquals(2, session.held());
        time.pass(29_999_999);
        assertEquals(List.of(), numbers(session));
        time.pass(1);
        assertEquals(List.of(2, 3), numbers(session));
        assertEquals(1, session.count(FaultKind.DELAY));
        assertEquals(0, session.held());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDelayPassesInRealTimeAndTimeoutsHoldMeanwhile(boolean polled) throws CaptureException {
        FaultySession session =
                Faults.seeded(1).delay(Selection.all(), Duration.ofMillis(200)).on(inner.add(1, 1));
        long start = System.nanoTime();
        Duration soon = Duration.ofMillis(50);
        assertEquals(
                0,
                polled
                        ? session.poll(frame -> {}, 1, soon)
                        : session.next(soon).stream().count());
        long first = System.nanoTime() - start;
        assertTrue(first >= 50_000_000 && first < 190_000_000, () -> first + " ns for 50 ms");
        assertEquals(
                1,
                polled
                        ? session.poll(frame -> {}, 1, LONG)
                        : session.next(LONG).stream().count());
        long second = System.nanoTime() - start;
        assertTrue(second >= 200_000_000 && second < 2_000_000_000, () -> second + " ns for 200 ms");
    }

    @Test
    void closingWakesAReaderThatWaitsForADelayedFrame() throws Exception {
        for (boolean closesInner : new boolean[] {false, true}) {
            QueueSession queue = new QueueSession().add(1, 1);
            FaultySession session =
                    Faults.seeded(1).delay(Selection.all(), LONG).on(queue);
            FutureTask<Long> reading = new FutureTask<>(() -> {
                assertThrows(SessionClosedException.class, () -> session.next(CaptureOptions.FOREVER));
                return System.nanoTime();
            });
            new Thread(reading).start();
            Thread.sleep(50);
            assertEquals(1, session.held());
            long closing = System.nanoTime();
            (closesInner ? queue : session).close();
            long millis = (reading.get() - closing) / 1_000_000;
            assertTrue(millis < 100, () -> millis + " ms until the reader left");
        }
    }

    @Test
    void framesAreReorderedWithinTheirWindowOnly() throws CaptureException {
        FaultySession session =
                Faults.seeded(5).reorder(8, LONG).timeSource(time).on(inner.add(1, 800));
        List<Integer> numbers = numbers(session);
        assertEquals(
                IntStream.rangeClosed(1, 800).boxed().toList(),
                numbers.stream().sorted().toList());
        long moved =
                IntStream.range(0, 800).filter(i -> numbers.get(i) != i + 1).count();
        assertTrue(moved > 500, () -> moved + " moved");
        assertEquals(moved, session.count(FaultKind.REORDER));
        assertTrue(IntStream.range(0, 800).allMatch(i -> (numbers.get(i) - 1) / 8 == i / 8));
    }

    @Test
    void aWindowThatDoesNotFillComesOutInTime() throws CaptureException {
        FaultySession session = Faults.seeded(5)
                .reorder(8, Duration.ofMillis(10))
                .timeSource(time)
                .on(inner.add(1, 3));
        assertEquals(List.of(), numbers(session));
        assertEquals(3, session.held());
        time.pass(10_000_000);
        assertEquals(List.of(1, 2, 3), numbers(session).stream().sorted().toList());
    }

    @Test
    void aLookDoesNotGoOnForeverWhenEverythingIsDropped() throws CaptureException {
        FaultySession session = Faults.seeded(5).drop(Selection.all()).on(new ForwardingSession(inner) {
            @Override
            public Optional<CapturedFrame> next(Duration timeout) {
                return Optional.of(QueueSession.frame(1, 60));
            }
        });
        long start = System.nanoTime();
        assertTrue(session.next(Duration.ZERO).isEmpty());
        assertTrue(session.next(Duration.ofMillis(30)).isEmpty());
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis < 1000, () -> millis + " ms");
        assertTrue(session.count(FaultKind.DROP) > 1);
    }

    @Test
    void callsFailAsScriptedAndNothingIsLost() throws CaptureException {
        FaultySession session = Faults.seeded(5)
                .fail(SessionCall.NEXT, Selection.nth(2), () -> new DeviceDownException("scripted"))
                .fail(SessionCall.POLL, Selection.nth(1), () -> new CaptureException("poll"))
                .fail(SessionCall.INJECT, Selection.every(2), () -> new CaptureException("inject"))
                .fail(SessionCall.SET_FILTER, Selection.all(), () -> new PermissionDeniedException("filter"))
                .fail(SessionCall.STATISTICS, Selection.from(2), () -> new CaptureException("statistics"))
                .on(inner.add(1, 3));
        assertEquals(1, QueueSession.number(session.next(Duration.ZERO).orElseThrow()));
        assertEquals(
                "scripted",
                assertThrows(DeviceDownException.class, () -> session.next(Duration.ZERO))
                        .getMessage());
        assertEquals(2, QueueSession.number(session.next(Duration.ZERO).orElseThrow()));
        assertThrows(CaptureException.class, () -> session.poll(frame -> {}, 1, Duration.ZERO));
        assertEquals(1, session.poll(frame -> assertEquals(3, QueueSession.number(frame)), 9, Duration.ZERO));
        session.inject(Bytes.of(1));
        assertThrows(CaptureException.class, () -> session.inject(Bytes.of(2)));
        session.inject(Bytes.of(3));
        assertEquals(List.of(Bytes.of(1), Bytes.of(3)), inner.injected());
        assertThrows(PermissionDeniedException.class, () -> session.setFilter("udp"));
        assertEquals(List.of(), inner.filters());
        session.statistics();
        assertThrows(CaptureException.class, session::statistics);
        assertEquals(5, session.count(FaultKind.FAILURE));
        session.close();
        assertEquals(3, session.statistics().received());
        assertThrows(SessionClosedException.class, () -> session.setFilter("udp"));
        assertEquals(5, session.count(FaultKind.FAILURE));
    }

    @Test
    void eachFailureIsMadeAnew() {
        FaultySession session = Faults.seeded(5)
                .fail(SessionCall.NEXT, Selection.all(), () -> new CaptureException("again"))
                .on(inner);
        CaptureException first = assertThrows(CaptureException.class, () -> session.next(Duration.ZERO));
        CaptureException second = assertThrows(CaptureException.class, () -> session.next(Duration.ZERO));
        assertFalse(first == second);
    }

    @Test
    void framesThatWaitOutliveAFailureOfTheSession() throws CaptureException {
        FaultySession session = Faults.seeded(5)
                .delay(Selection.all(), Duration.ofMillis(5))
                .timeSource(time)
                .on(inner.add(1, 2));
        inner.fail(new DeviceDownException("down"));
        assertThrows(DeviceDownException.class, () -> session.next(LONG));
        assertEquals(2, session.held());
        time.pass(5_000_000);
        assertEquals(1, QueueSession.number(session.next(LONG).orElseThrow()));
        assertEquals(2, QueueSession.number(session.next(LONG).orElseThrow()));
        assertThrows(DeviceDownException.class, () -> session.next(LONG));
    }

    @Test
    void impossibleFaultsAreRefused() {
        Faults faults = Faults.seeded(1);
        for (Runnable bad : List.<Runnable>of(
                () -> Selection.nth(0),
                () -> Selection.every(0),
                () -> Selection.from(-1),
                () -> Selection.ratio(1.01),
                () -> Selection.ratio(Double.NaN),
                () -> faults.corrupt(Selection.all(), 0),
                () -> faults.truncate(Selection.all(), -1),
                () -> faults.delay(Selection.all(), Duration.ofNanos(-1)),
                () -> faults.delay(Selection.all(), CaptureOptions.FOREVER),
                () -> faults.reorder(0, LONG),
                () -> faults.reorder(2, Duration.ofDays(2)))) {
            assertThrows(IllegalArgumentException.class, bad::run);
        }
    }
}
