package dev.toami.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SettingTest {
    private static <T> Optional<T> parse(Setting<T> setting, String text) {
        return setting.parser().apply(text);
    }

    @Test
    void theDefaultsAreThoseOfCaptureOptions() throws ConfigurationException {
        CaptureOptions options = CaptureOptions.defaults();
        assertEquals(options, Settings.options(Configuration.none()));
        assertEquals(Optional.of(options.snapLength()), Settings.SNAP_LENGTH.defaultValue());
        assertEquals(Optional.of(options.promiscuous()), Settings.PROMISCUOUS.defaultValue());
        assertEquals(Optional.of(options.direction()), Settings.DIRECTION.defaultValue());
        assertEquals(Optional.of(options.bufferSize()), Settings.BUFFER_SIZE.defaultValue());
        assertEquals(Optional.of(options.blockTimeout()), Settings.BLOCK_TIMEOUT.defaultValue());
        assertEquals(Optional.of(options.immediate()), Settings.IMMEDIATE.defaultValue());
        assertEquals(Optional.of(options.readTimeout()), Settings.READ_TIMEOUT.defaultValue());
        assertEquals(Optional.of("auto"), Settings.BACKEND.defaultValue());
        assertEquals(Optional.empty(), Settings.NATIVE_DIRECTORY.defaultValue());
    }

    @Test
    void eachKeyIsDeclaredOnce() {
        Set<String> keys = new HashSet<>();
        for (Setting<?> setting : Settings.all()) {
            assertTrue(keys.add(setting.key()), setting.key());
            assertFalse(setting.description().endsWith("."), setting.key());
        }
        assertEquals(16, keys.size());
    }

    @ParameterizedTest
    @CsvSource({
        "65536, 65536",
        "64k, 65536",
        "64K, 65536",
        "8m, 8388608",
        "1g, 1073741824",
        "1t, 1099511627776",
    })
    void sizes(String text, long bytes) {
        assertEquals(Optional.of(bytes), parse(Settings.BUFFER_SIZE, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "65535",
                "63k",
                "0",
                "-65536",
                "1025g",
                "2t",
                "8 m",
                "8mb",
                "m",
                "8.5m",
                "0x10000",
                "9223372036854775808",
                "9007199254740992k",
                "18014398509481984k",
                "16777216t",
                "٨m"
            })
    void refusedSizes(String text) {
        assertEquals(Optional.empty(), parse(Settings.BUFFER_SIZE, text));
    }

    @ParameterizedTest
    @CsvSource({
        "0s, PT0S",
        "5ns, PT0.000000005S",
        "5us, PT0.000005S",
        "10ms, PT0.01S",
        "10 ms, PT0.01S",
        "1S, PT1S",
        "5m, PT5M",
        "2h, PT2H",
        "3d, PT72H",
        "PT1.5S, PT1.5S",
        "pt1.5s, PT1.5S",
        "forever, PT2562047H47M16.854775807S",
        "FOREVER, PT2562047H47M16.854775807S",
    })
    void times(String text, Duration time) {
        assertEquals(Optional.of(time), parse(Settings.READ_TIMEOUT, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10",
                "-1s",
                "PT-1S",
                "1.5s",
                "s",
                "1 week",
                "PT",
                "10sec",
                "9223372036854775807d",
                "99999999999999999999s",
                "PT2562047788015215H",
                "never"
            })
    void refusedTimes(String text) {
        assertEquals(Optional.empty(), parse(Settings.READ_TIMEOUT, text));
    }

    @Test
    void rangesIncludeTheirEnds() {
        for (String text : List.of("1", "262144")) {
            assertEquals(Optional.of(Integer.valueOf(text)), parse(Settings.SNAP_LENGTH, text));
        }
        for (String text : List.of("0", "262145", "-1", "x", "4294967297", "1e3", "64k")) {
            assertEquals(Optional.empty(), parse(Settings.SNAP_LENGTH, text), text);
        }
        for (String text : List.of("1ms", "1d", "24h")) {
            assertTrue(parse(Settings.BLOCK_TIMEOUT, text).isPresent(), text);
        }
        for (String text : List.of("999us", "25h", "forever", "0s")) {
            assertEquals(Optional.empty(), parse(Settings.BLOCK_TIMEOUT, text), text);
        }
    }

    @Test
    void wordsAreInLowerCase() {
        assertEquals(Optional.of(Direction.IN), parse(Settings.DIRECTION, "in"));
        assertEquals(Optional.of(Direction.INOUT), parse(Settings.DIRECTION, "inout"));
        assertEquals(Optional.of(true), parse(Settings.IMMEDIATE, "true"));
        assertEquals(Optional.of(false), parse(Settings.IMMEDIATE, "false"));
        for (String text : List.of("TRUE", "yes", "1", "on")) {
            assertEquals(Optional.empty(), parse(Settings.IMMEDIATE, text), text);
        }
        assertEquals(Optional.empty(), parse(Settings.DIRECTION, "IN"));
        Setting<String> word = Setting.word("pcap.filter", List.of("toami", "libpcap"), "toami", "Which compiler");
        assertEquals("toami or libpcap", word.values());
        assertEquals(Optional.of("libpcap"), parse(word, "libpcap"));
        assertEquals(Optional.empty(), parse(word, "pcap"));
    }

    @Test
    void aDirectoryMustBeThere(@TempDir Path directory) {
        assertEquals(Optional.of(directory), parse(Settings.NATIVE_DIRECTORY, directory.toString()));
        assertEquals(Optional.empty(), parse(Settings.NATIVE_DIRECTORY, directory + "/missing"));
        assertEquals(Optional.empty(), parse(Settings.NATIVE_DIRECTORY, "/etc/passwd"));
        assertEquals(Optional.empty(), parse(Settings.NATIVE_DIRECTORY, "a\0b"));
    }

    @Test
    void valuesAreTold() {
        assertEquals("a whole number from 1 to 262144", Settings.SNAP_LENGTH.values());
        assertEquals("a number of bytes such as 65536, 64k or 8m, from 64k to 1t", Settings.BUFFER_SIZE.values());
        assertEquals("a time such as 10ms, 1s, 5m or PT1.5S, from 1ms to 1d", Settings.BLOCK_TIMEOUT.values());
        assertEquals("a time such as 10ms, 1s, 5m or PT1.5S, from 0s to forever", Settings.READ_TIMEOUT.values());
        assertEquals("in, out or inout", Settings.DIRECTION.values());
        assertEquals("true or false", Settings.IMMEDIATE.values());
    }

    @Test
    void whatIsWrittenReadsAsTheSame() {
        for (long size : new long[] {1, 1023, 1024, 1025, 1 << 20, 3L << 30, 1L << 50, Long.MAX_VALUE}) {
            assertEquals(Optional.of(size), Values.size(Values.text(size)), Values.text(size));
        }
        for (Duration time : List.of(
                Duration.ZERO,
                Duration.ofNanos(1),
                Duration.ofNanos(1_500_001),
                Duration.ofMillis(1500),
                Duration.ofHours(36),
                Duration.ofDays(2),
                CaptureOptions.FOREVER)) {
            assertEquals(Optional.of(time), Values.time(Values.text(time)), Values.text(time));
        }
    }

    @Test
    void anImpossibleDeclarationIsRefused() {
        assertEquals(
                "\"Pcap filter\" is no key",
                assertThrows(IllegalArgumentException.class, () -> Setting.flag("Pcap filter", true, ""))
                        .getMessage());
        Function<String, Optional<String>> none = text -> Optional.empty();
        assertEquals(
                "a.b does not take its own default \"c\"",
                assertThrows(IllegalArgumentException.class, () -> new Setting<>("a.b", "", "c", "", none))
                        .getMessage());
    }
}
