package dev.toami.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CaptureOptionsTest {
    private static void refused(String message, UnaryOperator<CaptureOptions.Builder> setting) {
        CaptureOptions.Builder builder = setting.apply(CaptureOptions.builder());
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    }

    @Test
    void defaults() {
        CaptureOptions options = CaptureOptions.defaults();
        assertEquals(
                new CaptureOptions(
                        262_144,
                        false,
                        Direction.INOUT,
                        "",
                        8 << 20,
                        Duration.ofMillis(10),
                        false,
                        CaptureOptions.FOREVER,
                        VlanTags.IN_BYTES,
                        TimestampSource.HOST,
                        false,
                        false,
                        false,
                        OptionalInt.empty(),
                        Optional.empty()),
                options);
    }

    @Test
    void theBuilderSetsEverything() {
        CaptureOptions options = CaptureOptions.builder()
                .snapLength(1024)
                .promiscuous(true)
                .direction(Direction.OUT)
                .filter("tcp and port 80")
                .bufferSize(1 << 20)
                .blockTimeout(Duration.ofMillis(3))
                .immediate(true)
                .readTimeout(Duration.ofSeconds(30))
                .vlanTags(VlanTags.BESIDE)
                .timestampSource(TimestampSource.ADAPTER_UNSYNCED)
                .flowHash(true)
                .lockFilter(true)
                .awaitDevice(true)
                .readerCpu(1)
                .fanout(Fanout.of(FanoutMode.HASH, 7))
                .build();
        assertEquals(
                new CaptureOptions(
                        1024,
                        true,
                        Direction.OUT,
                        "tcp and port 80",
                        1 << 20,
                        Duration.ofMillis(3),
                        true,
                        Duration.ofSeconds(30),
                        VlanTags.BESIDE,
                        TimestampSource.ADAPTER_UNSYNCED,
                        true,
                        true,
                        true,
                        OptionalInt.of(1),
                        Optional.of(new Fanout(FanoutMode.HASH, 7, false, false, ""))),
                options);
        assertEquals(options, options.toBuilder().build());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 262_143, 262_144})
    void snapLengths(int length) {
        assertEquals(length, CaptureOptions.builder().snapLength(length).build().snapLength());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 262_145, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusedSnapLengths(int length) {
        refused("snap length " + length + " is not in the range 1 to 262144", builder -> builder.snapLength(length));
    }

    @ParameterizedTest
    @ValueSource(longs = {1 << 16, 1L << 31, 1L << 40})
    void bufferSizes(long size) {
        assertEquals(size, CaptureOptions.builder().bufferSize(size).build().bufferSize());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 65_535, (1L << 40) + 1, 1L << 32 << 16, Long.MIN_VALUE, Long.MAX_VALUE})
    void refusedBufferSizes(long size) {
        refused("buffer size " + size + " is not in the range 64 KiB to 1 TiB", builder -> builder.bufferSize(size));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "PT1S", "PT24H"})
    void blockTimeouts(Duration timeout) {
        assertEquals(
                timeout, CaptureOptions.builder().blockTimeout(timeout).build().blockTimeout());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.000999999S", "PT-1S", "PT24H0.000000001S", "PT2562047788015215H30M7S"})
    void refusedBlockTimeouts(Duration timeout) {
        refused(
                "block timeout " + timeout + " is not in the range 1 ms to a day",
                builder -> builder.blockTimeout(timeout));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT0S",
        "PT0.000000001S, PT0.000000001S",
        "PT876000H, PT876000H",
        "PT2562047H47M16.854775807S, PT2562047H47M16.854775807S",
        "PT2562047H47M16.854775808S, PT2562047H47M16.854775807S",
        "PT2562047788015215H30M7.999999999S, PT2562047H47M16.854775807S"
    })
    void readTimeoutsEndAtForever(Duration timeout, Duration kept) {
        assertEquals(kept, CaptureOptions.builder().readTimeout(timeout).build().readTimeout());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.000000001S", "PT-1S", "PT-2562047788015215H-30M-8S"})
    void refusedReadTimeouts(Duration timeout) {
        refused("read timeout " + timeout + " is not in the range 0 or more", builder -> builder.readTimeout(timeout));
    }

    @Test
    void foreverCanBeCountedWith() {
        assertEquals(Long.MAX_VALUE, CaptureOptions.FOREVER.toNanos());
        assertTrue(CaptureOptions.FOREVER.toDays() > 100 * 365);
        Instant now = Instant.now();
        assertTrue(now.plus(CaptureOptions.FOREVER).isAfter(now));
        // As a deadline by System.nanoTime() it wraps, and is still ahead.
        long deadline = System.nanoTime() + CaptureOptions.FOREVER.toNanos();
        assertTrue(deadline - System.nanoTime() > 0);
    }

    @Test
    void nothingIsNull() {
        assertEquals("filter", nullPointer(CaptureOptions.builder().filter(null)));
        assertEquals("direction", nullPointer(CaptureOptions.builder().direction(null)));
        assertEquals("blockTimeout", nullPointer(CaptureOptions.builder().blockTimeout(null)));
        assertEquals("readTimeout", nullPointer(CaptureOptions.builder().readTimeout(null)));
    }

    private static String nullPointer(CaptureOptions.Builder builder) {
        return assertThrows(NullPointerException.class, builder::build).getMessage();
    }
}
