package dev.toami.it;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureGroup;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Configuration;
import dev.toami.engine.FanoutMode;
import dev.toami.engine.FilterRejectedException;
import dev.toami.engine.TimestampSource;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a packet socket can be told beside what to capture. */
class SocketOptionsTest {
    private VethPair pair;
    private CaptureEngine engine;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @BeforeEach
    void open() throws Exception {
        pair = VethPair.create();
        engine = CaptureEngine.open();
    }

    @AfterEach
    void close() {
        engine.close();
        pair.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLockedFilterStaysAndAllElseWorks(boolean inGroup) throws Exception {
        CaptureOptions options =
                CaptureOptions.builder().filter("udp port 7").lockFilter(true).build();
        CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
        CaptureSession session = inGroup
                ? engine.captureGroup(pair.right(), options, FanoutMode.HASH, 1)
                        .members()
                        .get(0)
                : engine.capture(pair.right(), options);
        FilterRejectedException e = assertThrows(FilterRejectedException.class, () -> session.setFilter(""));
        assertTrue(e.getMessage().contains("it is locked"), e::getMessage);
        sender.inject(Frames.udp(7, 10));
        sender.inject(Frames.udp(8, 10));
        sender.inject(Frames.udp(7, 11));
        assertEquals(2, Frames.drain(session).size());
        assertEquals(2, session.statistics().received());
        session.inject(Frames.udp(9, 10));
        assertEquals(
                1,
                Frames.drain(sender).stream()
                        .filter(frame -> frame.bytes().u16(36) == 9)
                        .count());
    }

    @Test
    void theThreadThatReadsFirstIsBoundAndNoOther() throws Exception {
        String before = allowed(Thread.currentThread());
        CaptureSession session = engine.capture(
                pair.right(), CaptureOptions.builder().readerCpu(0).build());
        assertEquals(before, allowed(Thread.currentThread()));
        assertEquals("0", inNewThread(session));
        assertEquals(before, inNewThread(session));
        assertEquals(before, allowed(Thread.currentThread()));
    }

    private static String inNewThread(CaptureSession session) throws Exception {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                session.next(Duration.ZERO);
                result.complete(allowed(Thread.currentThread()));
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        reader.start();
        return result.get(10, TimeUnit.SECONDS);
    }

    /** On which CPUs the calling thread may run. */
    private static String allowed(Thread caller) throws Exception {
        assertEquals(caller, Thread.currentThread());
        return Files.readAllLines(Path.of("/proc/thread-self/status"), StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theReadersOfAGroupAreOnCpusOfTheirOwn() throws Exception {
        Needs.require(Runtime.getRuntime().availableProcessors() > 1, "two CPUs");
        CaptureOptions options = CaptureOptions.builder().readerCpu(0).build();
        try (CaptureGroup group = engine.captureGroup(pair.right(), options, FanoutMode.CPU, 2)) {
            assertEquals("0", inNewThread(group.members().get(0)));
            assertEquals("1", inNewThread(group.members().get(1)));
        }
    }

    @Test
    void aCpuThatIsNotThereIsToldWhenTheSessionIsOpened() throws Exception {
        String before = allowed(Thread.currentThread());
        CaptureOptions options = CaptureOptions.builder().readerCpu(8191).build();
        CaptureException e = assertThrows(CaptureException.class, () -> engine.capture(pair.right(), options));
        assertTrue(e.getMessage().contains("CPU 8191") && e.getMessage().contains(pair.right()), e::getMessage);
        assertEquals(before, allowed(Thread.currentThread()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"veth", "lo", "any"})
    void aDeviceWithoutAClockSaysSo(String kind) {
        String device = kind.equals("veth") ? pair.right() : kind;
        CaptureOptions options = CaptureOptions.builder()
                .timestampSource(TimestampSource.ADAPTER_UNSYNCED)
                .build();
        CaptureException e = assertThrows(CaptureException.class, () -> engine.capture(device, options));
        assertEquals(
                "capture on " + device + ": the device does not stamp frames with a clock of its own", e.getMessage());
        assertFalse(e.getMessage().contains("null"));
    }

    @Test
    void aReaderThatLooksAgainAndAgainStillHearsOfTimeoutsClosingAndFrames() throws Exception {
        Map<String, String> settings = Map.of("backend", "afpacket", "afpacket.busy-poll", "100ms");
        try (CaptureEngine polling = CaptureEngine.open(Configuration.load(settings));
                CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession session = polling.capture(pair.right(), CaptureOptions.defaults())) {
            assertTrue(session.next(Duration.ofMillis(30)).isEmpty());
            assertTrue(session.next(Duration.ofMillis(130)).isEmpty());
            sender.inject(Frames.udp(7, 10));
            assertTrue(session.next(Duration.ofSeconds(10)).isPresent());
            CompletableFuture<Void> closing = CompletableFuture.runAsync(session::close);
            assertThrows(CaptureException.class, () -> session.next(CaptureOptions.FOREVER));
            closing.get(10, TimeUnit.SECONDS);
        }
    }
}
