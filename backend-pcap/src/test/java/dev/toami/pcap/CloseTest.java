package dev.toami.pcap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.SessionClosedException;
import dev.toami.testing.Shell;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(120)
class CloseTest {
    private static final int ROUNDS = 1000;
    private static final int OPENERS = 2;

    private final PcapBackend backend = new PcapBackend();
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private VethPair pair;

    @BeforeEach
    void open() throws Exception {
        Libpcaps.need();
        pair = VethPair.create();
    }

    @AfterEach
    void close() throws Exception {
        readers.shutdownNow();
        if (pair != null) {
            pair.close();
        }
    }

    /** Opening takes the kernel tens of milliseconds: so there is always a session that has been opened ahead. */
    private final class Opened {
        private final BlockingQueue<CaptureSession> sessions = new SynchronousQueue<>();
        private final List<Future<?>> openers = new ArrayList<>();

        Opened(int rounds) {
            for (int i = 0; i < OPENERS; i++) {
                int first = i;
                openers.add(readers.submit(() -> {
                    for (int round = first; round < rounds; round += OPENERS) {
                        CaptureOptions options = CaptureOptions.builder()
                                .bufferSize(1 << 20)
                                .immediate(round % 2 == 0)
                                .build();
                        sessions.put(backend.open(round % 5 == 0 ? "any" : pair.left(), options));
                    }
                    return null;
                }));
            }
        }

        CaptureSession take() throws InterruptedException {
            return sessions.take();
        }

        void end() throws Exception {
            for (Future<?> opener : openers) {
                opener.get();
            }
        }
    }

    @Test
    void closingUnblocksTheReaderEveryTimeAndLeavesNothingBehind() throws Exception {
        closeWhileReading(20);
        awaitDescriptors(-1);
        long descriptors = Descriptors.open();
        long start = System.nanoTime();
        long slowest = closeWhileReading(ROUNDS);
        assertTrue(slowest < 100, () -> "the slowest of " + ROUNDS + " closes took " + slowest + " ms");
        awaitDescriptors(descriptors);
        assertEquals(descriptors, Descriptors.open(), "open file descriptors");
        System.out.println("close: the slowest of " + ROUNDS + " took " + slowest + " ms; all took "
                + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    /** The kernel may still be at work on the last sockets. */
    private static void awaitDescriptors(long expected) throws Exception {
        for (int i = 0; i < 50 && Descriptors.open() != expected; i++) {
            Thread.sleep(20);
        }
    }

    /** @return the longest time from the call of close until both it and the reader were back, in milliseconds */
    private long closeWhileReading(int rounds) throws Exception {
        long slowest = 0;
        Opened opened = new Opened(rounds);
        for (int i = 0; i < rounds; i++) {
            CaptureSession session = opened.take();
            boolean leased = i % 2 == 0;
            CountDownLatch reading = new CountDownLatch(1);
            Future<CaptureException> reader = readers.submit(() -> {
                reading.countDown();
                return assertThrows(CaptureException.class, () -> {
                    if (leased) {
                        session.poll(frame -> {}, 1, CaptureOptions.FOREVER);
                    } else {
                        session.next(CaptureOptions.FOREVER);
                    }
                });
            });
            reading.await();
            Thread.sleep(i % 3);
            long start = System.nanoTime();
            Future<?> closer = readers.submit(session::close);
            CaptureException outcome = reader.get(10, TimeUnit.SECONDS);
            closer.get(10, TimeUnit.SECONDS);
            slowest = Math.max(slowest, (System.nanoTime() - start) / 1_000_000);
            assertInstanceOf(SessionClosedException.class, outcome);
            session.close();
            assertFalse(session.isOpen());
        }
        opened.end();
        return slowest;
    }

    @Test
    void aFailedOpenLeavesNothingBehind() throws Exception {
        CaptureOptions wrong = CaptureOptions.builder().filter("udp and").build();
        Shell.run("ip link set " + pair.right() + " down");
        long descriptors = Descriptors.open();
        for (int i = 0; i < 1000; i++) {
            assertThrows(DeviceNotFoundException.class, () -> backend.open("nosuch0", CaptureOptions.defaults()));
        }
        for (int i = 0; i < 20; i++) {
            assertThrows(DeviceDownException.class, () -> backend.open(pair.right(), CaptureOptions.defaults()));
            assertThrows(FilterSyntaxException.class, () -> backend.open(pair.left(), wrong));
        }
        assertEquals(descriptors, Descriptors.open(), "open file descriptors");
    }

    @Test
    void closingFromTheHandlerEndsThePoll() throws Exception {
        try (CaptureSession sender = backend.open(pair.left(), CaptureOptions.defaults())) {
            CaptureSession session = backend.open(pair.right(), CaptureOptions.defaults());
            for (int i = 0; i < 5; i++) {
                sender.inject(Frames.udp(53, 20));
            }
            int[] length = {0};
            int handled = session.poll(
                    frame -> {
                        session.close();
                        length[0] += frame.bytes().length();
                    },
                    5,
                    Duration.ofSeconds(5));
            assertEquals(1, handled);
            assertEquals(62, length[0]);
            assertThrows(SessionClosedException.class, () -> session.next(Duration.ZERO));
            assertThrows(SessionClosedException.class, () -> session.inject(Frames.udp(53, 0)));
            assertFalse(session.iterator().hasNext());
        }
    }

    @Test
    void oneReaderAtATime() throws Exception {
        try (CaptureSession session = backend.open(pair.left(), CaptureOptions.defaults())) {
            Future<?> reader = readers.submit(() -> session.next(Duration.ofSeconds(1)));
            Thread.sleep(300);
            assertThrows(IllegalStateException.class, () -> session.next(Duration.ZERO));
            reader.get(10, TimeUnit.SECONDS);
            assertTrue(session.next(Duration.ZERO).isEmpty());
        }
    }

    @Test
    void anInterruptEndsTheReadAndLeavesTheSessionOpen() throws Exception {
        try (CaptureSession session = backend.open(pair.left(), CaptureOptions.defaults())) {
            Thread.currentThread().interrupt();
            assertThrows(CaptureInterruptedException.class, () -> session.next(Duration.ofSeconds(5)));
            assertTrue(Thread.interrupted());
            assertTrue(session.isOpen());
            assertTrue(session.next(Duration.ofMillis(10)).isEmpty());
        }
    }

    @Test
    void anInterruptOfAWaitingReaderIsSeen() throws Exception {
        try (CaptureSession session = backend.open(pair.left(), CaptureOptions.defaults())) {
            for (int i = 0; i < 5; i++) {
                AtomicReference<CaptureException> outcome = new AtomicReference<>();
                Thread reader = new Thread(() ->
                        outcome.set(assertThrows(CaptureException.class, () -> session.next(CaptureOptions.FOREVER))));
                reader.start();
                Thread.sleep(100);
                long start = System.nanoTime();
                reader.interrupt();
                reader.join(10_000);
                long millis = (System.nanoTime() - start) / 1_000_000;
                assertInstanceOf(CaptureInterruptedException.class, outcome.get());
                assertTrue(millis < 100, () -> millis + " ms");
            }
            assertTrue(session.isOpen());
        }
    }

    @Test
    void iterationEndsWhenItsReadTimeoutPasses() throws Exception {
        CaptureOptions options =
                CaptureOptions.builder().readTimeout(Duration.ofMillis(100)).build();
        try (CaptureSession session = backend.open(pair.left(), options)) {
            assertEquals(0, session.stream().count());
        }
    }
}
