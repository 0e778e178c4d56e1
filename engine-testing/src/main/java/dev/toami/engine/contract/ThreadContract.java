package dev.toami.engine.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceNotFoundException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Several threads at one session, interrupts, and devices that go while one reads. */
public interface ThreadContract extends ContractCase {
    private CompletableFuture<CapturedFrame> takeElsewhere(CaptureSession session) {
        CompletableFuture<CapturedFrame> taken = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                taken.complete(ContractCase.take(session));
            } catch (CaptureException | RuntimeException | AssertionError e) {
                taken.completeExceptionally(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
        return taken;
    }

    @Test
    default void thereIsOneReaderAtATime() throws Exception {
        try (CaptureSession session = openSession()) {
            CompletableFuture<CapturedFrame> taken = takeElsewhere(session);
            Thread.sleep(100);
            assertThrows(IllegalStateException.class, () -> session.next(QUIET));
            assertThrows(IllegalStateException.class, () -> session.poll(frame -> {}, 1, QUIET));
            link().arrive(TestFrames.udp(53, 20));
            assertEquals(53, TestFrames.port(taken.get(10, TimeUnit.SECONDS)));
            assertTrue(session.next(QUIET).isEmpty(), "the reader has left");
        }
    }

    @Test
    default void everythingElseMayBeDoneWhileOneReads() throws Exception {
        try (CaptureSession session = openSession(CaptureOptions.builder().filter("tcp"))) {
            CompletableFuture<CapturedFrame> taken = takeElsewhere(session);
            Thread.sleep(50);
            if (can(Capability.INJECT)) {
                session.inject(TestFrames.udp(1, 20));
                assertEquals(TestFrames.udp(1, 20), ContractCase.takeDeparted(link()));
            }
            assertEquals(
                    0, session.statistics().received(), "frames received before one was sent; its own do not count");
            session.setFilter("udp port 53");
            link().arrive(TestFrames.udp(9999, 20));
            link().arrive(TestFrames.udp(53, 20));
            assertEquals(53, TestFrames.port(taken.get(10, TimeUnit.SECONDS)));
        }
    }

    @Test
    default void manyThreadsMayInject() throws Exception {
        if (!can(Capability.INJECT)) {
            return;
        }
        try (CaptureSession session = openSession()) {
            List<CompletableFuture<Void>> done = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int port = 1000 * (i + 1);
                CompletableFuture<Void> end = new CompletableFuture<>();
                done.add(end);
                Thread thread = new Thread(() -> {
                    try {
                        for (int n = 0; n < 50; n++) {
                            session.inject(TestFrames.udp(port + n, 20));
                        }
                        end.complete(null);
                    } catch (CaptureException | RuntimeException e) {
                        end.completeExceptionally(e);
                    }
                });
                thread.start();
            }
            for (CompletableFuture<Void> each : done) {
                each.get(10, TimeUnit.SECONDS);
            }
            Map<Bytes, Integer> departed = new HashMap<>();
            Optional<Bytes> next = link().departed(QUIET);
            while (next.isPresent()) {
                departed.merge(next.get(), 1, Integer::sum);
                next = link().departed(QUIET);
            }
            Map<Bytes, Integer> sent = new HashMap<>();
            for (int i = 0; i < 200; i++) {
                sent.put(TestFrames.udp(1000 * (i / 50 + 1) + i % 50, 20), 1);
            }
            assertEquals(sent, departed, "each frame whole and once");
        }
    }

    @Test
    default void anInterruptEndsTheReadAndLeavesTheSessionOpen() throws Exception {
        try (CaptureSession session = openSession()) {
            Thread.currentThread().interrupt();
            assertThrows(CaptureInterruptedException.class, () -> session.next(PATIENCE));
            assertTrue(Thread.interrupted(), "the thread stays interrupted");
            Thread reader = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                try {
                    Thread.sleep(50);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                reader.interrupt();
            });
            interrupter.start();
            assertThrows(CaptureInterruptedException.class, () -> session.poll(frame -> {}, 1, CaptureOptions.FOREVER));
            assertTrue(Thread.interrupted());
            interrupter.join();
            link().arrive(TestFrames.udp(53, 20));
            assertEquals(53, TestFrames.port(ContractCase.take(session)));
        }
    }

    /**
     * Whoever reads once more from a device without frames is told again or finds nothing, in time: the session is his to
     * close.
     */
    private static void readAgain(CaptureSession session) {
        for (int i = 0; i < 3; i++) {
            assertTrue(session.isOpen());
            long start = System.nanoTime();
            try {
                assertTrue(session.next(QUIET).isEmpty());
            } catch (DeviceDownException | DeviceNotFoundException e) {
                assertTrue(e.getMessage().contains(session.device()), e::getMessage);
            } catch (CaptureException e) {
                throw new AssertionError("reading again from a device that has failed", e);
            }
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis < QUIET.toMillis() + 1000, () -> "reading again took " + millis + " ms");
        }
    }

    @Test
    default void aReaderIsToldThatItsDeviceWentDown() throws Exception {
        try (CaptureSession session = openSession()) {
            link().setDown();
            if (can(Capability.DEVICE_STATE)) {
                assertThrows(DeviceDownException.class, () -> session.next(PATIENCE));
            } else {
                assertTrue(session.next(QUIET).isEmpty());
            }
            readAgain(session);
        }
    }

    @Test
    default void aReaderIsToldThatItsDeviceIsGone() throws Exception {
        try (CaptureSession session = openSession()) {
            link().remove();
            if (can(Capability.DEVICE_STATE)) {
                assertThrows(DeviceNotFoundException.class, () -> session.next(PATIENCE));
            } else {
                assertTrue(session.next(QUIET).isEmpty());
            }
            readAgain(session);
        }
    }
}
