package dev.toami.it.kill;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.contract.TestFrames;
import dev.toami.it.Backend;
import dev.toami.testing.Needs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Devices that are deleted under sessions that read, send and are being opened. */
class DeviceDeletedTest {
    private static final int PAIRS = 50;
    private static final int OPENERS = 4;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @Test
    void readersAndSendersAreTold() throws Exception {
        try (CaptureEngine engine = Backend.AFPACKET.open()) {
            engine.capture("lo", Kill.small().build()).close();
            Held.assertNothingStays(() -> {
                for (int i = 0; i < Math.max(1, Kill.TIMES / (2 * PAIRS)); i++) {
                    deleteUnderReaders(engine);
                }
            });
        }
    }

    private static void deleteUnderReaders(CaptureEngine engine) throws Exception {
        List<DeviceReader> readers = new ArrayList<>();
        try (Wires wires = Wires.create(PAIRS)) {
            for (int i = 0; i < PAIRS; i++) {
                readers.add(DeviceReader.start(
                        engine.capture(wires.left(i), Kill.small().build())));
                readers.add(DeviceReader.start(
                        engine.capture(wires.right(i), Kill.small().build())));
            }
            CompletableFuture<Void> sending = new CompletableFuture<>();
            Thread sender = new Thread(() -> send(readers, sending));
            sender.start();
            Kill.await("frames", () -> readers.stream().allMatch(reader -> reader.frames() > 0));
            wires.delete();
            for (DeviceReader reader : readers) {
                Throwable end = reader.awaitEnd();
                assertInstanceOf(DeviceNotFoundException.class, end, () -> "told after " + reader.downs() + " downs");
                assertTrue(end.getMessage().contains(reader.session().device()), end::getMessage);
            }
            sending.get(Kill.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            for (DeviceReader reader : readers) {
                assertStaysUsable(reader.session());
            }
        } finally {
            readers.parallelStream().forEach(reader -> reader.session().close());
        }
    }

    /** Sends on each device in turn until it is told that none is there any more. */
    private static void send(List<DeviceReader> readers, CompletableFuture<Void> end) {
        List<CaptureSession> left =
                new ArrayList<>(readers.stream().map(DeviceReader::session).toList());
        try {
            while (!left.isEmpty()) {
                left.removeIf(DeviceDeletedTest::isGone);
                LockSupport.parkNanos(1_000_000);
            }
            end.complete(null);
        } catch (RuntimeException | AssertionError e) {
            end.completeExceptionally(e);
        }
    }

    private static boolean isGone(CaptureSession session) {
        try {
            Sender.tryInject(session, TestFrames.udp(9, 20));
            return false;
        } catch (DeviceNotFoundException e) {
            return true;
        } catch (CaptureException e) {
            throw new AssertionError("sending on " + session.device(), e);
        }
    }

    private static void assertStaysUsable(CaptureSession session) throws IOException {
        // What had come before it was deleted may still be read.
        Kill.await("nothing more comes", () -> session.next(Duration.ZERO).isEmpty());
        assertTrue(session.isOpen());
        session.setFilter("udp");
        assertTrue(session.statistics().received() > 0);
        assertThrows(DeviceNotFoundException.class, () -> session.inject(TestFrames.udp(9, 20)));
    }

    @Test
    void openersAreTold() throws Exception {
        try (CaptureEngine engine = Backend.AFPACKET.open()) {
            engine.capture("lo", Kill.small().build()).close();
            AtomicInteger opened = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            Held.assertNothingStays(() -> {
                for (int i = 0; i < Math.max(1, Kill.TIMES / (2 * PAIRS)); i++) {
                    deleteUnderOpeners(engine, opened, refused);
                }
            });
            System.out.printf("opened while deleted: %d, and %d refused%n", opened.get(), refused.get());
        }
    }

    private static void deleteUnderOpeners(CaptureEngine engine, AtomicInteger opened, AtomicInteger refused)
            throws Exception {
        try (Wires wires = Wires.create(PAIRS)) {
            AtomicBoolean deleted = new AtomicBoolean();
            int before = opened.get();
            List<CompletableFuture<Void>> ends = new ArrayList<>();
            for (int i = 0; i < OPENERS; i++) {
                CompletableFuture<Void> end = new CompletableFuture<>();
                int first = i;
                new Thread(() -> {
                            try {
                                for (int n = first; !deleted.get() || n < PAIRS; n += OPENERS) {
                                    open(engine, wires.right(n % PAIRS), opened, refused);
                                }
                                end.complete(null);
                            } catch (CaptureException | RuntimeException e) {
                                end.completeExceptionally(e);
                            }
                        })
                        .start();
                ends.add(end);
            }
            Kill.await(
                    "some are open",
                    () -> opened.get() >= before + OPENERS || ends.stream().anyMatch(CompletableFuture::isDone));
            wires.delete();
            int seen = refused.get();
            Kill.await(
                    "all are told",
                    () -> refused.get() >= seen + PAIRS || ends.stream().anyMatch(CompletableFuture::isDone));
            deleted.set(true);
            for (CompletableFuture<Void> end : ends) {
                end.get(Kill.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private static void open(CaptureEngine engine, String device, AtomicInteger opened, AtomicInteger refused)
            throws CaptureException {
        try (CaptureSession session =
                engine.capture(device, Kill.small().promiscuous(true).build())) {
            opened.incrementAndGet();
            session.next(Duration.ZERO);
        } catch (DeviceNotFoundException | DeviceDownException e) {
            refused.incrementAndGet();
        }
    }
}
