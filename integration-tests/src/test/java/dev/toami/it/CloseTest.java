package dev.toami.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.SessionClosedException;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A session that is closed while it is read without traffic: what a plain {@code pcap_next_ex} never returns from. */
class CloseTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 1000;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @ParameterizedTest
    @EnumSource
    void closingUnblocksTheReaderEveryTimeAndLeavesNothingBehind(Backend backend) throws Exception {
        ExecutorService closers = Executors.newFixedThreadPool(THREADS);
        ExecutorService readers = Executors.newFixedThreadPool(THREADS);
        try (CaptureEngine engine = backend.open();
                VethPair pair = VethPair.create()) {
            long before = OpenResources.count();
            List<Long> millis = closeWhileReading(engine, pair, closers, readers, ROUNDS);
            assertEquals(before, OpenResources.await(before), "what the closed sessions hold");
            System.out.printf(
                    "close, %s: %d closes and reads came back after %d ms (median) to %d ms%n",
                    backend.id(), ROUNDS, millis.get(ROUNDS / 2), millis.get(ROUNDS - 1));
            assertTrue(millis.get(ROUNDS * 99 / 100) < 100, millis::toString);
            assertTrue(millis.get(ROUNDS - 1) < 2000, millis::toString);
        } finally {
            closers.shutdown();
            readers.shutdownNow();
        }
    }

    /** @return the times until both close and the read had returned, in milliseconds, sorted */
    private static List<Long> closeWhileReading(
            CaptureEngine engine, VethPair pair, ExecutorService closers, ExecutorService readers, int rounds)
            throws Exception {
        List<Callable<Long>> all = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            CaptureOptions options = CaptureOptions.builder()
                    .bufferSize(1 << 20)
                    .immediate(i % 5 == 0)
                    .build();
            String device = i % 7 == 0 ? "any" : pair.left();
            boolean leased = i % 2 == 0;
            int pause = i % 3;
            all.add(() -> closeWhileReading(engine.capture(device, options), readers, leased, pause));
        }
        List<Long> millis = new ArrayList<>();
        for (Future<Long> each : closers.invokeAll(all)) {
            millis.add(each.get());
        }
        millis.sort(Long::compare);
        return millis;
    }

    private static long closeWhileReading(CaptureSession session, ExecutorService readers, boolean leased, int pause)
            throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        Future<?> read = readers.submit(() -> {
            reading.countDown();
            assertThrows(SessionClosedException.class, () -> {
                if (leased) {
                    session.poll(frame -> {}, 1, CaptureOptions.FOREVER);
                } else {
                    session.next(CaptureOptions.FOREVER);
                }
            });
        });
        reading.await();
        Thread.sleep(pause);
        long start = System.nanoTime();
        session.close();
        read.get(10, TimeUnit.SECONDS);
        return (System.nanoTime() - start) / 1_000_000;
    }
}
