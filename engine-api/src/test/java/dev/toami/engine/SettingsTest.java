package dev.toami.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What an engine takes from its configuration, and what it refuses. */
class SettingsTest {
    @TempDir
    private Path directory;

    private final Map<String, String> code = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private Path file;

    @BeforeEach
    void empty() {
        RecordedLog.drain();
        file = directory.resolve("toami.properties");
    }

    private Configuration load() throws IOException {
        Files.write(file, lines);
        properties.put("toami.config", file.toString());
        return Configuration.load(code, "code", Source.of(properties), Source.of(environment));
    }

    private CaptureEngine open(CaptureBackend backend) throws IOException {
        return CaptureEngine.open(backend, load());
    }

    private CaptureOptions options() throws IOException {
        try (CaptureEngine engine = open(ScriptedBackend.able("scripted"))) {
            return engine.options().build();
        }
    }

    private String refused() {
        ConfigurationException e = assertThrows(ConfigurationException.class, this::options);
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        return e.getMessage();
    }

    private static List<String> warnings() {
        return RecordedLog.drain().stream()
                .filter(line -> line.startsWith("WARNING "))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "snap-length, TOAMI_SNAP_LENGTH, 1, 2, 3, 4",
        "promiscuous, TOAMI_PROMISCUOUS, true, false, true, false",
        "direction, TOAMI_DIRECTION, in, out, in, out",
        "buffer-size, TOAMI_BUFFER_SIZE, 64k, 1m, 65537, 2g",
        "block-timeout, TOAMI_BLOCK_TIMEOUT, 1ms, 2s, PT3S, 1d",
        "immediate, TOAMI_IMMEDIATE, true, false, true, false",
        "read-timeout, TOAMI_READ_TIMEOUT, 0s, 1s, PT2S, forever",
        "backend, TOAMI_BACKEND, auto, a, b, c",
    })
    void everySettingCanComeFromEverywhere(
            String key, String variable, String inCode, String inProperty, String inVariable, String inFile)
            throws IOException {
        Setting<?> setting = Settings.all().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
        code.put(key, inCode);
        properties.put("toami." + key, inProperty);
        environment.put(variable, inVariable);
        lines.add("toami." + key + "=" + inFile);
        found(setting, inCode, "code");
        code.clear();
        found(setting, inProperty, "the system property toami." + key);
        properties.clear();
        found(setting, inVariable, "the environment variable " + variable);
        environment.clear();
        found(setting, inFile, "the file " + file);
        lines.clear();
        assertEquals(Optional.empty(), load().get(setting));
    }

    private void found(Setting<?> setting, String value, String origin) throws IOException {
        Configuration configuration = load();
        assertEquals(setting.parser().apply(value), configuration.get(setting));
        assertTrue(configuration.get(setting).isPresent(), value);
        ConfiguredValue found = configuration.find(setting.key()).orElseThrow();
        assertEquals(new ConfiguredValue(setting.key(), value, origin), found);
        assertEquals("toami." + setting.key() + "=" + value + ", from " + origin, found.toString());
    }

    @Test
    void theOptionsOfAnEngineAreWhatIsConfigured() throws IOException {
        assertEquals(CaptureOptions.defaults(), options());
        lines.addAll(List.of("toami.snap-length=96", "toami.promiscuous=true", "toami.direction=in"));
        environment.putAll(Map.of("TOAMI_BUFFER_SIZE", "32m", "TOAMI_BLOCK_TIMEOUT", "50ms"));
        properties.putAll(Map.of("toami.immediate", "true", "toami.read-timeout", "3s", "toami.vlan-tags", "beside"));
        properties.putAll(Map.of("toami.timestamp-source", "adapter-unsynced", "toami.flow-hash", "true"));
        code.putAll(Map.of("lock-filter", "true", "await-device", "true", "reader-cpu", "3"));
        CaptureOptions expected = CaptureOptions.builder()
                .snapLength(96)
                .promiscuous(true)
                .direction(Direction.IN)
                .bufferSize(32 << 20)
                .blockTimeout(Duration.ofMillis(50))
                .immediate(true)
                .readTimeout(Duration.ofSeconds(3))
                .vlanTags(VlanTags.BESIDE)
                .timestampSource(TimestampSource.ADAPTER_UNSYNCED)
                .flowHash(true)
                .lockFilter(true)
                .awaitDevice(true)
                .readerCpu(3)
                .build();
        assertEquals(expected, options());
    }

    @Test
    void codeOverridesAnOptionAndLeavesTheEngineAsItIs() throws IOException {
        code.put("snap-length", "96");
        try (CaptureEngine engine = open(ScriptedBackend.able("scripted"))) {
            assertEquals(
                    CaptureOptions.builder().snapLength(128).filter("udp").build(),
                    engine.options().snapLength(128).filter("udp").build());
            assertEquals(96, engine.options().build().snapLength());
            properties.put("toami.snap-length", "97");
            code.clear();
            assertEquals(96, engine.options().build().snapLength());
        }
    }

    @Test
    void anEngineWithoutAConfigurationHasTheDefaults() {
        System.setProperty("toami.snap-length", "nonsense");
        try (CaptureEngine engine = CaptureEngine.open(ScriptedBackend.able("scripted"))) {
            assertEquals(CaptureOptions.defaults(), engine.options().build());
        } finally {
            System.clearProperty("toami.snap-length");
        }
    }

    @Test
    void aWrongValueTellsKeyValueOriginAndWhatIsAllowed() {
        lines.add("toami.snap-length = 0");
        assertEquals(
                "toami.snap-length=0, from the file " + file + ": it takes a whole number from 1 to 262144", refused());
        environment.put("TOAMI_SNAP_LENGTH", "64k");
        assertEquals(
                "toami.snap-length=64k, from the environment variable TOAMI_SNAP_LENGTH:"
                        + " it takes a whole number from 1 to 262144",
                refused());
        properties.put("toami.snap-length", "-1");
        assertEquals(
                "toami.snap-length=-1, from the system property toami.snap-length:"
                        + " it takes a whole number from 1 to 262144",
                refused());
        code.put("snap-length", "all\nof\tit");
        assertEquals("toami.snap-length=all?of?it, from code: it takes a whole number from 1 to 262144", refused());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "promiscuous   | yes     | true or false",
                "direction     | both    | in, out or inout",
                "buffer-size   | 8 MB    | a number of bytes such as 65536, 64k or 8m, from 64k to 1t",
                "block-timeout | 10      | a time such as 10ms, 1s, 5m or PT1.5S, from 1ms to 1d",
                "immediate     | 1       | true or false",
                "read-timeout  | never   | a time such as 10ms, 1s, 5m or PT1.5S, from 0s to forever",
                "native.dir    | /nope   | the path of a directory that is there",
            })
    void eachWrongValueTellsWhatIsAllowed(String key, String value, String allowed) {
        code.put(key, value);
        assertEquals("toami." + key + "=" + value + ", from code: it takes " + allowed, refused());
        ConfigurationException e = assertThrows(ConfigurationException.class, this::options);
        assertEquals(key, e.key());
        assertEquals("code", e.origin());
    }

    @Test
    void settingsAreCheckedBeforeAnyBackendIsAsked() {
        code.put("snap-length", "x");
        code.put("backend", "class-path");
        assertThrows(ConfigurationException.class, () -> CaptureEngine.open(load()));
        assertThrows(ConfigurationException.class, () -> CaptureEngine.explain(load()));
    }

    @ParameterizedTest
    @CsvSource({
        "bufer-size, buffer-size",
        "bufferSize, buffer-size",
        "buffer_size, buffer-size",
        "snaplen, snap-length",
        "snap-lenght, snap-length",
        "timeout, read-timeout",
        "Backend, backend",
        "native.dri, native.dir",
    })
    void anUnknownKeyInCodeOrFileIsAnErrorThatKnowsWhatWasMeant(String key, String meant) {
        lines.add("toami." + key + "=1");
        assertEquals(
                "toami." + key + "=1, from the file " + file + ": there is no such key; is it toami." + meant + "?",
                refused());
        lines.clear();
        code.put(key, "1");
        assertEquals("toami." + key + "=1, from code: there is no such key; is it toami." + meant + "?", refused());
    }

    @Test
    void anUnknownKeyLikeNoOtherListsAllOfThem() {
        code.put("x", "1");
        assertEquals(
                "toami.x=1, from code: there is no such key; there are: backend, config, native.dir, snap-length,"
                        + " promiscuous, direction, buffer-size, block-timeout, immediate, read-timeout, vlan-tags,"
                        + " timestamp-source, flow-hash, lock-filter, await-device, reader-cpu",
                refused());
    }

    @Test
    void keysInTheFileHaveThePrefixOnce() {
        lines.add("toami.toami.backend=pcap");
        assertEquals("toami.toami.backend=pcap, from the file " + file + ": toami. is there twice", refused());
    }

    @Test
    void keysOfBackendsThatAreNotHereAreNoErrors() throws IOException {
        lines.add("toami.dpdk.cores=3");
        code.put("pcap.filter", "whatever");
        options();
        assertEquals(List.of(), warnings());
    }

    @Test
    void outsideAnUnknownNameIsAWarningIfOneIsMeant() throws IOException {
        properties.putAll(Map.of("toami.bufer-size", "1", "toami.root", "/", "toami.test.strict", "true"));
        environment.putAll(
                Map.of("TOAMI_SNAP_LENGHT", "1", "TOAMI_LOG", "debug", "TOAMI_DEBUG", "1", "SNAP_LENGTH", "1"));
        lines.addAll(List.of("direction=north", "spring.name=x"));
        assertEquals(CaptureOptions.defaults(), options());
        assertEquals(
                List.of(
                        "WARNING direction in the file " + file + " is not read; is it toami.direction?",
                        "WARNING toami.bufer-size in the system properties is not read; is it toami.buffer-size?",
                        "WARNING TOAMI_SNAP_LENGHT in the environment is not read; is it TOAMI_SNAP_LENGTH?"),
                warnings());
    }

    @Test
    void effectiveValuesAreLoggedWithTheirOrigin() throws IOException {
        environment.put("TOAMI_BUFFER_SIZE", "32M");
        code.put("read-timeout", "5s");
        options();
        assertEquals(
                List.of(
                        "DEBUG toami.backend=auto, the default",
                        "DEBUG toami.config=" + file + ", from the system property toami.config",
                        "DEBUG toami.native.dir is not set",
                        "DEBUG toami.snap-length=262144, the default",
                        "DEBUG toami.promiscuous=false, the default",
                        "DEBUG toami.direction=inout, the default",
                        "DEBUG toami.buffer-size=32M, from the environment variable TOAMI_BUFFER_SIZE",
                        "DEBUG toami.block-timeout=10ms, the default",
                        "DEBUG toami.immediate=false, the default",
                        "DEBUG toami.read-timeout=5s, from code",
                        "DEBUG toami.vlan-tags=in-bytes, the default",
                        "DEBUG toami.timestamp-source=host, the default",
                        "DEBUG toami.flow-hash=false, the default",
                        "DEBUG toami.lock-filter=false, the default",
                        "DEBUG toami.await-device=false, the default",
                        "DEBUG toami.reader-cpu is not set"),
                RecordedLog.drain());
    }

    /** Keeps the mode that it is configured with. */
    private static final class Moody extends ScriptedBackend {
        static final Setting<String> MODE = Setting.word("moody.mode", List.of("good", "bad"), "good", "How it feels");
        private String mode = "never configured";

        Moody() {
            super("moody", Availability.available("today"));
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of(MODE);
        }

        @Override
        public CaptureBackend configured(Configuration configuration) throws ConfigurationException {
            mode = configuration.get(MODE).or(MODE::defaultValue).orElseThrow();
            return this;
        }
    }

    @Test
    void aBackendThatDeclaresItsKeysHasThemChecked() throws IOException {
        Moody moody = new Moody();
        open(moody).close();
        assertEquals("good", moody.mode);
        environment.put("TOAMI_MOODY_MODE", "bad");
        open(moody).close();
        assertEquals("bad", moody.mode);
        assertTrue(RecordedLog.drain()
                .contains("DEBUG toami.moody.mode=bad, from the environment variable TOAMI_MOODY_MODE"));
        environment.put("TOAMI_MOODY_MODE", "sad");
        assertEquals(
                "toami.moody.mode=sad, from the environment variable TOAMI_MOODY_MODE: it takes good or bad",
                assertThrows(ConfigurationException.class, () -> open(moody)).getMessage());
        environment.clear();
        lines.add("toami.moody.mood=bad");
        assertEquals(
                "toami.moody.mood=bad, from the file " + file + ": there is no such key; is it toami.moody.mode?",
                assertThrows(ConfigurationException.class, () -> open(moody)).getMessage());
    }

    @Test
    void aBackendCanRefuseWhatItDoesNotDeclare() {
        ScriptedBackend strict = new ScriptedBackend("strict", Availability.available("")) {
            @Override
            public CaptureBackend configured(Configuration configuration) {
                throw new IllegalArgumentException(
                        "strict.key=" + configuration.get("strict.key").orElse(""));
            }
        };
        code.put("strict.key", "7");
        CaptureException e = assertThrows(CaptureException.class, () -> open(strict));
        assertEquals("the configuration of backend strict: strict.key=7", e.getMessage());
    }
}
