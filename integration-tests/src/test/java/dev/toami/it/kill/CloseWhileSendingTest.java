package dev.toami.it.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Direction;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.contract.TestFrames;
import dev.toami.it.Backend;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Sessions that are closed while threads send through them: no frame is lost or sent twice, and none goes anywhere else. */
class CloseWhileSendingTest {
    private static final int SENT_PACKETS = 10;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @Test
    void whatWasSentWasSentOnce() throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = Backend.AFPACKET.open()) {
            engine.capture(pair.left(), Kill.small().build()).close();
            long before = sentPackets(pair.left());
            long[] sent = {0};
            Held.assertNothingStays(() -> sent[0] = sendAndClose(engine, pair.left()));
            assertEquals(sent[0], sentPackets(pair.left()) - before);
            System.out.printf("closed while sending: %d sessions, %d frames%n", Kill.TIMES, sent[0]);
        }
    }

    private static long sendAndClose(CaptureEngine engine, String device) throws Exception {
        long sent = 0;
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int i = 0; i < Kill.TIMES; i++) {
                CaptureSession session = engine.capture(
                        device, Kill.small().direction(Direction.IN).build());
                // One thread alone goes another way than several.
                sent += closeWhileSending(session, 1 + i % 3, threads);
            }
        } finally {
            threads.shutdown();
        }
        return sent;
    }

    private static long closeWhileSending(CaptureSession session, int senders, ExecutorService threads)
            throws Exception {
        CountDownLatch ready = new CountDownLatch(senders);
        List<Future<Long>> sending = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            Bytes frame = TestFrames.udp(i, 100);
            sending.add(threads.submit(() -> {
                ready.countDown();
                return send(session, frame);
            }));
        }
        ready.await();
        LockSupport.parkNanos(100_000);
        session.close();
        long sent = 0;
        for (Future<Long> each : sending) {
            sent += each.get(Kill.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        return sent;
    }

    /** Until the session is closed. */
    private static long send(CaptureSession session, Bytes frame) throws CaptureException {
        long sent = 0;
        try {
            while (true) {
                session.inject(frame);
                sent++;
            }
        } catch (SessionClosedException e) {
            assertFalse(session.isOpen());
            return sent;
        }
    }

    private static long sentPackets(String device) throws IOException {
        String line = Files.readAllLines(Path.of("/proc/thread-self/net/dev")).stream()
                .map(String::strip)
                .filter(each -> each.startsWith(device + ":"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.split("[: ]+", -1)[SENT_PACKETS]);
    }
}
