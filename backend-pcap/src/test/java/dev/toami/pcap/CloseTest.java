package dev.toami.pcap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.SessionClosedException;
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

@Timeout(60)
class CloseTest {
    private static final int ROUNDS = 100;

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

    @Test
    void closingUnblocksTheReaderEveryTimeAndLeavesNothingBehind() throws Exception {
        closeWhileReading(5);
        long descriptors = descriptors();
        long slowest = closeWhileReading(ROUNDS);
        assertTrue(slowest < 100, () -> "the slowest of " + ROUNDS + " closes took " + slowest + " ms");
        assertEquals(descriptors, descriptors(), "open file descriptors");
        System.out.println("close: the slowest of " + ROUNDS + " took " + slowest + " ms");
    }

    /** @return the longest time from the call of close until both it and the reader were back, in milliseconds */
    private long closeWhileReading(int rounds) throws Exception {
        long slowest = 0;
        for (int i = 0; i < rounds; i++) {
            CaptureSession session = backend.open(pair.left(), CaptureOptions.defaults());
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
            Thread.sleep(i % 3 == 0 ? 0 : 20);
            long start = System.nanoTime();
            session.close();
            CaptureException outcome = reader.get(10, TimeUnit.SECONDS);
            slowest = Math.max(slowest, (System.nanoTime() - start) / 1_000_000);
            assertInstanceOf(SessionClosedException.class, outcome);
            session.close();
            assertFalse(session.isOpen());
        }
        return slowest;
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
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
    void iterationEndsWhenItsReadTimeoutPasses() throws Exception {
        CaptureOptions options =
                CaptureOptions.builder().readTimeout(Duration.ofMillis(100)).build();
        try (CaptureSession session = backend.open(pair.left(), options)) {
            assertEquals(0, session.stream().count());
        }
    }
}
