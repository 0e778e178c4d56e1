package dev.toami.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.decorate.Faults;
import dev.toami.engine.decorate.RateLimit;
import dev.toami.engine.decorate.Selection;
import dev.toami.engine.decorate.SessionCall;
import dev.toami.engine.decorate.TraceSink;
import dev.toami.engine.decorate.TracingSession;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What {@link CaptureSession} promises, of the recorder alone and of all decorators in every order. */
@Timeout(60)
class StackedDecoratorsTest {
    @TempDir
    private Path folder;

    private final QueueSession inner = new QueueSession(
            CaptureOptions.builder().readTimeout(Duration.ofMillis(20)).build());
    private final AtomicInteger traced = new AtomicInteger();

    /** Letters from the innermost decorator to the outermost. */
    static Stream<String> orders() {
        return Stream.concat(Stream.of("R"), permutations("", "TRFL"));
    }

    private static Stream<String> permutations(String done, String left) {
        return left.isEmpty()
                ? Stream.of(done)
                : left.chars()
                        .mapToObj(Character::toString)
                        .flatMap(letter -> permutations(done + letter, left.replace(letter, "")));
    }

    private CaptureSession stack(String order) throws IOException {
        CaptureSession session = inner;
        for (int i = 0; i < order.length(); i++) {
            session = switch (order.charAt(i)) {
                case 'T' ->
                    new TracingSession(session, new TraceSink() {
                        @Override
                        public void captured(String device, Frame frame) {
                            traced.incrementAndGet();
                        }
                    });
                case 'R' -> RecordingSession.builder().injected(true).open(session, file());
                case 'F' -> Faults.seeded(1).drop(Selection.nth(1_000_000)).on(session);
                case 'L' -> RateLimit.framesPerSecond(100_000, 100).on(session);
                default -> throw new AssertionError(order);
            };
        }
        return session;
    }

    private Path file() {
        return folder.resolve("recorded.pcap");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void framesPassLeasesEndAndTheFileHasThemAll(String order) throws Exception {
        CaptureSession session = stack(order);
        inner.add(1, 6);
        List<CapturedFrame> seen = new ArrayList<>();
        List<Frame> leases = new ArrayList<>();
        FrameHandler keep = frame -> {
            seen.add(frame.copy());
            leases.add(frame);
        };
        assertEquals(2, session.poll(keep, 2, Duration.ZERO));
        seen.add(session.next(Duration.ZERO).orElseThrow());
        for (CapturedFrame frame : session) {
            seen.add(frame);
        }
        leases.forEach(lease -> assertThrows(IllegalStateException.class, lease::copy));
        session.setFilter("udp");
        session.inject(Bytes.of(1, 2, 3, 4));
        assertEquals(List.of("udp"), inner.filters());
        assertEquals(List.of(Bytes.of(1, 2, 3, 4)), inner.injected());
        session.close();
        assertEquals(6, session.statistics().received());
        assertEquals(order.contains("T") ? 6 : 0, traced.get());
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6),
                seen.stream().map(QueueSession::number).toList());
        try (PcapReader reader = PcapReader.open(file())) {
            List<CapturedFrame> recorded = PcapBytes.readAll(reader);
            assertEquals(
                    List.of(1, 2, 3, 4, 5, 6, 0x01020304),
                    recorded.stream().map(QueueSession::number).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void exceptionsPassAndTheSessionGoesOn(String order) throws Exception {
        try (CaptureSession session = stack(order)) {
            inner.add(1, 2);
            ArithmeticException thrown = new ArithmeticException();
            FrameHandler throwing = frame -> {
                throw thrown;
            };
            assertSame(thrown, assertThrows(ArithmeticException.class, () -> session.poll(throwing, 9, Duration.ZERO)));
            assertEquals(2, QueueSession.number(session.next(Duration.ZERO).orElseThrow()));
            DeviceDownException down = new DeviceDownException("down");
            inner.fail(down);
            assertSame(down, assertThrows(DeviceDownException.class, () -> session.next(Duration.ZERO)));
            assertSame(down, assertThrows(DeviceDownException.class, () -> session.poll(throwing, 1, Duration.ZERO)));
            Thread.currentThread().interrupt();
            assertThrows(CaptureInterruptedException.class, () -> session.next(CaptureOptions.FOREVER));
            assertTrue(Thread.interrupted());
            assertTrue(session.isOpen());
            assertThrows(IllegalArgumentException.class, () -> session.inject(Bytes.empty()));
            assertThrows(IllegalArgumentException.class, () -> session.poll(throwing, 0, Duration.ZERO));
            assertThrows(IllegalArgumentException.class, () -> session.next(Duration.ofNanos(-1)));
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void closingWakesTheReaderAndEndsEverythingButStatistics(String order) throws Exception {
        CaptureSession session = stack(order);
        FutureTask<Long> reading = new FutureTask<>(() -> {
            assertThrows(SessionClosedException.class, () -> session.next(CaptureOptions.FOREVER));
            return System.nanoTime();
        });
        new Thread(reading).start();
        Thread.sleep(20);
        long closing = System.nanoTime();
        session.close();
        session.close();
        long millis = (reading.get() - closing) / 1_000_000;
        assertTrue(millis < 100, () -> millis + " ms until the reader left");
        assertFalse(session.isOpen());
        assertThrows(SessionClosedException.class, () -> session.poll(frame -> {}, 1, Duration.ZERO));
        assertThrows(SessionClosedException.class, () -> session.inject(Bytes.of(1)));
        assertThrows(SessionClosedException.class, () -> session.setFilter(""));
        Iterator<CapturedFrame> frames = session.iterator();
        assertFalse(frames.hasNext());
        assertEquals(0, session.statistics().received());
        assertEquals(24, Files.size(file()));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aSecondReaderIsRefusedWhileInjectingGoesOn(String order) throws Exception {
        try (CaptureSession session = stack(order)) {
            inner.add(1, 1);
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            FutureTask<Integer> polling = new FutureTask<>(() -> session.poll(
                    frame -> {
                        inside.countDown();
                        assertTrue(awaits(done));
                    },
                    1,
                    CaptureOptions.FOREVER));
            new Thread(polling).start();
            inside.await();
            assertThrows(IllegalStateException.class, () -> session.next(Duration.ZERO));
            assertThrows(IllegalStateException.class, () -> session.poll(frame -> {}, 1, Duration.ZERO));
            session.inject(Bytes.of(1));
            session.setFilter("udp");
            done.countDown();
            assertEquals(1, polling.get());
        }
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aHandlerMayCloseAndTheFileIsWhole(String order) throws Exception {
        CaptureSession session = stack(order);
        inner.add(1, 3);
        assertEquals(1, session.poll(frame -> session.close(), 9, Duration.ZERO));
        try (PcapReader reader = PcapReader.open(file())) {
            List<CapturedFrame> recorded = PcapBytes.readAll(reader);
            assertEquals(1, QueueSession.number(recorded.get(0)));
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aScriptedFailureIsSeenThroughAll(String order) throws Exception {
        CaptureException failure = new CaptureException("scripted");
        CaptureSession faulty = stack(order);
        try (CaptureSession session = new TracingSession(
                Faults.seeded(1)
                        .fail(SessionCall.NEXT, Selection.nth(2), () -> failure)
                        .on(faulty),
                new TraceSink() {})) {
            inner.add(1, 2);
            assertTrue(session.next(Duration.ZERO).isPresent());
            assertSame(failure, assertThrows(CaptureException.class, () -> session.next(Duration.ZERO)));
            assertTrue(session.next(Duration.ZERO).isPresent());
        }
    }
}
