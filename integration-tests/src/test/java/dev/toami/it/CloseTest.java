package dev.toami.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Frame;
import dev.toami.engine.SessionClosedException;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CloseTest {
    private static final int ROUNDS = 1000;
    private static final CaptureOptions OPTIONS =
            CaptureOptions.builder().bufferSize(1 << 20).build();

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @Test
    void closingUnblocksTheReaderEveryTimeAndLeavesNothingBehind() throws Exception {
        try (CaptureEngine engine = CaptureEngine.open();
                VethPair pair = VethPair.create()) {
            closeWhileReading(engine, pair, false, 20);
            long descriptors = descriptors();
            long rings = rings();
            long slowest = closeWhileReading(engine, pair, true, ROUNDS);
            assertTrue(
                    slowest < 100,
                    () -> "the slowest of " + ROUNDS + " closes and reads came back after " + slowest + " ms");
            // The kernel may still be at work on the last socket.
            for (int i = 0; i < 100 && descriptors() != descriptors; i++) {
                Thread.sleep(20);
            }
            assertEquals(descriptors, descriptors(), "open file descriptors");
            assertEquals(rings, rings(), "mapped rings");
            System.out.println(
                    "close: the slowest of " + ROUNDS + " closes and reads came back after " + slowest + " ms");
        }
    }

    /** @return the longest time until both close and the read have returned, in milliseconds */
    private static long closeWhileReading(CaptureEngine engine, VethPair pair, boolean alternate, int rounds)
            throws Exception {
        long slowest = 0;
        SynchronousQueue<Object> ended = new SynchronousQueue<>();
        for (int i = 0; i < rounds; i++) {
            CaptureSession session = engine.capture(pair.left(), OPTIONS);
            boolean leased = alternate && i % 2 == 0;
            CountDownLatch reading = new CountDownLatch(1);
            Thread reader = new Thread(() -> {
                Object outcome;
                try {
                    reading.countDown();
                    outcome = leased
                            ? session.poll(frame -> {}, 1, CaptureOptions.FOREVER)
                            : session.next(CaptureOptions.FOREVER);
                } catch (CaptureException e) {
                    outcome = e;
                }
                try {
                    ended.put(outcome);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            reader.start();
            reading.await();
            if (i % 3 != 0) {
                Thread.sleep(1);
            }
            long start = System.nanoTime();
            Thread closer = new Thread(session::close);
            closer.start();
            Object outcome = ended.poll(10, TimeUnit.SECONDS);
            closer.join();
            slowest = Math.max(slowest, (System.nanoTime() - start) / 1_000_000);
            assertInstanceOf(SessionClosedException.class, outcome);
            session.close();
            reader.join();
        }
        return slowest;
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static long rings() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.contains("socket:"))
                .count();
    }

    @Test
    void closingFromTheHandlerEndsThePoll() throws Exception {
        try (CaptureEngine engine = CaptureEngine.open();
                VethPair pair = VethPair.create();
                CaptureSession sender = engine.capture(pair.left(), OPTIONS)) {
            CaptureSession session = engine.capture(pair.right(), OPTIONS);
            for (int i = 0; i < 5; i++) {
                sender.inject(Frames.udp(53, 20));
            }
            List<Integer> ports = new ArrayList<>();
            int handled = session.poll(
                    frame -> {
                        session.close();
                        ports.add(frame.bytes().u16(36));
                    },
                    5,
                    Duration.ofSeconds(5));
            assertEquals(1, handled);
            assertEquals(List.of(53), ports);
            assertThrows(SessionClosedException.class, () -> session.next(Duration.ZERO));
        }
    }

    @Test
    void aStaleFrameThrowsAndNeverFaults() throws Exception {
        try (CaptureEngine engine = CaptureEngine.open();
                VethPair pair = VethPair.create();
                CaptureSession sender = engine.capture(pair.left(), OPTIONS)) {
            List<Frame> kept = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                try (CaptureSession session = engine.capture(pair.right(), OPTIONS)) {
                    sender.inject(Frames.udp(53, 20));
                    session.poll(kept::add, 1, Duration.ofSeconds(5));
                }
            }
            for (Frame frame : kept) {
                assertThrows(IllegalStateException.class, () -> frame.bytes().u8(0));
                assertThrows(IllegalStateException.class, frame::copy);
            }
            assertEquals(50, kept.size());
        }
    }

    @Test
    void aSessionThatWasDroppedIsClosed() throws Exception {
        try (CaptureEngine engine = CaptureEngine.open();
                VethPair pair = VethPair.create()) {
            long descriptors = descriptors();
            for (int i = 0; i < 10; i++) {
                engine.capture(pair.left(), OPTIONS).next(Duration.ZERO);
            }
            assertTrue(descriptors() > descriptors, "the sessions are open");
            for (int i = 0; i < 200 && descriptors() != descriptors; i++) {
                System.gc();
                Thread.sleep(50);
            }
            assertEquals(descriptors, descriptors(), "open file descriptors");
        }
    }

    @Test
    void oneReaderAtATime() throws Exception {
        try (CaptureEngine engine = CaptureEngine.open();
                VethPair pair = VethPair.create();
                CaptureSession session = engine.capture(pair.left(), OPTIONS)) {
            Thread reader = new Thread(() -> {
                try {
                    session.next(Duration.ofSeconds(1));
                } catch (CaptureException e) {
                    throw new AssertionError(e);
                }
            });
            reader.start();
            Thread.sleep(200);
            assertThrows(IllegalStateException.class, () -> session.next(Duration.ZERO));
            reader.join();
            assertTrue(session.next(Duration.ZERO).isEmpty());
        }
    }

    @Test
    void anInterruptEndsTheReadAndLeavesTheSessionOpen() throws Exception {
        try (CaptureEngine engine = CaptureEngine.open();
                VethPair pair = VethPair.create();
                CaptureSession session = engine.capture(pair.left(), OPTIONS)) {
            Thread.currentThread().interrupt();
            assertThrows(CaptureInterruptedException.class, () -> session.next(Duration.ofSeconds(5)));
            assertTrue(Thread.interrupted());
            assertTrue(session.isOpen());
            assertTrue(session.next(Duration.ofMillis(10)).isEmpty());
        }
    }
}
