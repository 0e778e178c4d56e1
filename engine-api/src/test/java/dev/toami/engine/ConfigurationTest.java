package dev.toami.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ConfigurationTest {
    @TempDir
    private Path directory;

    private final Map<String, String> code = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private Path file;

    @BeforeEach
    void everywhere() throws IOException {
        file = directory.resolve("toami.properties");
        Files.writeString(file, "toami.backend = file\nbackend = unprefixed\n");
        code.put("backend", "code");
        properties.put("toami.backend", "property");
        properties.put("toami.config", file.toString());
        environment.put("TOAMI_BACKEND", "environment");
    }

    private Configuration load() throws CaptureException {
        return Configuration.load(code, "code", Source.of(properties), Source.of(environment));
    }

    private Optional<String> backend() throws CaptureException {
        return load().get(Configuration.BACKEND);
    }

    @Test
    void codeThenPropertyThenEnvironmentThenFile() throws CaptureException {
        assertEquals(Optional.of("code"), backend());
        code.clear();
        assertEquals(Optional.of("property"), backend());
        properties.remove("toami.backend");
        assertEquals(Optional.of("environment"), backend());
        environment.clear();
        assertEquals(Optional.of("file"), backend());
        properties.clear();
        assertEquals(Optional.empty(), backend());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void aBlankValueIsNone(String blank) throws CaptureException, IOException {
        code.put("backend", blank);
        assertEquals(Optional.of("property"), backend());
        properties.put("toami.backend", blank);
        assertEquals(Optional.of("environment"), backend());
        environment.put("TOAMI_BACKEND", blank);
        assertEquals(Optional.of("file"), backend());
        Files.writeString(file, "toami.backend =" + blank);
        assertEquals(Optional.empty(), backend());
        properties.put("toami.config", blank);
        assertEquals(Optional.empty(), backend());
    }

    @Test
    void keysInCodeAreWithoutThePrefix() {
        code.put("toami.ring.size", "8");
        ConfigurationException e = assertThrows(ConfigurationException.class, this::load);
        assertEquals(
                "toami.ring.size=8, from code: keys in code are without toami., leave it off: ring.size",
                e.getMessage());
        assertEquals("ring.size", e.key());
        assertEquals("code", e.origin());
    }

    @Test
    void valuesAreStripped() throws CaptureException {
        code.put("backend", "  pcap\t");
        assertEquals(Optional.of("pcap"), backend());
    }

    @Test
    void theFileCanBeNamedAnywhereButInItself() throws CaptureException, IOException {
        Path other = Files.writeString(directory.resolve("other"), "toami.backend=other\ntoami.config=" + file);
        code.clear();
        environment.clear();
        properties.clear();
        environment.put("TOAMI_CONFIG", other.toString());
        assertEquals(Optional.of("other"), backend());
        properties.put("toami.config", file.toString());
        assertEquals(Optional.of("file"), backend());
        code.put("config", other.toString());
        assertEquals(Optional.of("other"), backend());
    }

    @Test
    void dotsAndDashesAreUnderscoresInTheEnvironment() throws CaptureException {
        environment.put("TOAMI_NATIVE_DIR", "/opt");
        environment.put("TOAMI_RING_SIZE", "8");
        assertEquals(Optional.of("/opt"), load().get("native.dir"));
        assertEquals(Optional.of("8"), load().get("ring-size"));
    }

    @Test
    void aMissingFileIsAnErrorWithItsName() {
        properties.put("toami.config", "/nonexistent/toami.properties");
        CaptureException e = assertThrows(CaptureException.class, this::load);
        assertTrue(
                e.getMessage()
                        .startsWith("toami.config=/nonexistent/toami.properties, from the system property toami.config:"
                                + " the configuration file cannot be read: "),
                e.getMessage());
        assertTrue(e.getMessage().contains("NoSuchFile"), e.getMessage());
        assertInstanceOf(NoSuchFileException.class, e.getCause());
    }

    @Test
    void whatIsNoPropertiesFileIsAnError() throws IOException {
        properties.put("toami.config", directory.toString());
        assertThrows(CaptureException.class, this::load);
        properties.put("toami.config", "a\0b");
        assertThrows(CaptureException.class, this::load);
        properties.put("toami.config", file.toString());
        Files.writeString(file, "toami.backend=\\u12");
        assertThrows(CaptureException.class, this::load);
        Files.write(file, new byte[] {'a', '=', (byte) 0xff});
        assertThrows(CaptureException.class, this::load);
    }

    @Test
    void theFileIsUtf8() throws CaptureException, IOException {
        Files.write(file, "toami.name = 投網".getBytes(StandardCharsets.UTF_8));
        assertEquals(Optional.of("投網"), load().get("name"));
    }

    @Test
    void theFileIsReadOnceAndPropertiesWhenAskedFor() throws CaptureException, IOException {
        code.clear();
        Configuration configuration = load();
        Files.writeString(file, "toami.backend = changed");
        properties.put("toami.backend", "later");
        assertEquals(Optional.of("later"), configuration.get("backend"));
        properties.remove("toami.backend");
        environment.clear();
        assertEquals(Optional.of("file"), configuration.get("backend"));
    }

    @Test
    void changingTheMapAfterwardsChangesNothing() throws CaptureException {
        Configuration configuration = load();
        code.put("backend", "changed");
        assertEquals(Optional.of("code"), configuration.get("backend"));
    }

    @Test
    void theProcessIsAsked() throws CaptureException {
        System.setProperty("toami.test.configuration", "here");
        try {
            assertEquals(Optional.of("here"), Configuration.load().get("test.configuration"));
            assertEquals(
                    Optional.of("code"),
                    Configuration.load(Map.of("test.configuration", "code")).get("test.configuration"));
        } finally {
            System.clearProperty("toami.test.configuration");
        }
        assertEquals(Optional.empty(), Configuration.load().get("test.configuration"));
    }
}
