package dev.toami.it;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.ConfigurationException;
import dev.toami.engine.Setting;
import dev.toami.engine.Settings;
import dev.toami.engine.spi.CaptureBackend;
import dev.toami.it.configuration.EngineFactory;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** docs/configuration.md: its tables are the declarations, its programs are compiled and run. */
class ConfigurationPageTest {
    private static final Path PROGRAMS = Cli.ROOT.resolve("integration-tests/src/test/java/dev/toami/it/configuration");
    private static final Pattern BLOCK =
            Pattern.compile("<!-- (\\w+\\.java) -->\\s*```java\\n(.*?)```", Pattern.DOTALL);
    private static final String HEAD = "| key | variable | takes | default | |\n|---|---|---|---|---|\n";

    private static String page;

    @TempDir
    private Path directory;

    @BeforeAll
    static void read() throws Exception {
        page = Files.readString(Cli.ROOT.resolve("docs/configuration.md"), StandardCharsets.UTF_8);
    }

    private static String between(String begin, String end) {
        int start = page.indexOf(begin);
        assertTrue(start >= 0, begin);
        return page.substring(start + begin.length(), page.indexOf(end, start + begin.length()));
    }

    private static String row(Setting<?> setting) {
        String variable = "TOAMI_"
                + setting.key().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        String fallback = setting.defaultText().isEmpty() ? "none" : "`" + setting.defaultText() + "`";
        return "| `toami." + setting.key() + "` | `" + variable + "` | " + setting.values() + " | " + fallback + " | "
                + setting.description() + " |\n";
    }

    @Test
    void theReferenceIsWhatIsDeclared() {
        String table = Settings.all().stream().map(ConfigurationPageTest::row).collect(Collectors.joining());
        assertEquals(HEAD + table, between("<!-- settings -->\n", "<!-- end -->"));
    }

    @Test
    void theKeysOfBackendsAreThere() {
        String table = between("<!-- backend settings -->\n", "<!-- end -->");
        assertTrue(table.startsWith(HEAD), table);
        for (CaptureBackend backend : ServiceLoader.load(CaptureBackend.class)) {
            for (Setting<?> setting : backend.settings()) {
                assertTrue(setting.key().startsWith(backend.id() + "."), setting.key());
                assertTrue(table.contains(row(setting)), () -> "not there: " + row(setting));
            }
        }
    }

    @Test
    void thePageShowsTheProgramsAsTheyAre() throws Exception {
        Map<String, String> shown = new TreeMap<>();
        Matcher blocks = BLOCK.matcher(page);
        while (blocks.find()) {
            shown.put(blocks.group(1), blocks.group(2));
        }
        Map<String, String> programs = new TreeMap<>();
        try (Stream<Path> files = Files.list(PROGRAMS)) {
            for (Path file :
                    files.filter(path -> !path.endsWith("package-info.java")).toList()) {
                String source = Files.readString(file);
                programs.put(file.getFileName().toString(), source.substring(source.indexOf("import ")));
            }
        }
        assertEquals(programs, shown);
    }

    @Test
    void theProgramPrintsWhatThePageSays() throws Exception {
        Needs.network();
        String expected = between("it prints:\n\n```\n", "```");
        try (VethPair pair = VethPair.create();
                Cli program = program(pair.right(), "TOAMI_SNAP_LENGTH=64", "-Dtoami.immediate=true")) {
            program.awaitOut(text -> text.equals(expected), expected);
        }
    }

    @Test
    void theEnvironmentAloneSwapsTheProgramsBackend() throws Exception {
        Needs.network();
        Needs.require(CaptureEngine.backends().get("pcap").isAvailable(), "libpcap");
        for (String backend : List.of("afpacket", "pcap")) {
            try (VethPair pair = VethPair.create();
                    CaptureEngine engine = CaptureEngine.open();
                    var sender = engine.capture(pair.left(), engine.options().build());
                    Cli program = program(pair.right(), "TOAMI_BACKEND=" + backend, "-Dtoami.block-timeout=1ms")) {
                program.awaitOut(text -> text.startsWith(backend + ": CaptureOptions[snapLength=128, "), backend);
                program.awaitOut(
                        text -> {
                            // Until the session is open nobody hears it.
                            assertDoesNotFail(() -> sender.inject(Frames.udp(9, 300)));
                            return text.contains("\n128 of 342 bytes\n");
                        },
                        "a clipped frame");
            }
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void assertDoesNotFail(Action action) {
        try {
            action.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The page's program with the page's file. */
    private Cli program(String device, String variable, String property) throws Exception {
        Path file = directory.resolve("capture.properties");
        Files.writeString(file, between("```properties\n", "```"));
        List<String> command = new ArrayList<>(List.of("env", variable));
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", property));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("dev.toami.it.configuration.ConfiguredCapture", file.toString(), device));
        return Cli.start(command);
    }

    @Test
    void theFactoryTakesTheContainersProperties() throws Exception {
        Map<String, String> properties = Map.of("toami.backend", "afpacket", "toami.snap-length", "99");
        try (CaptureEngine engine = new EngineFactory().captureEngine(properties::get)) {
            assertEquals("afpacket", engine.backend());
            assertEquals(99, engine.options().build().snapLength());
        }
        UnaryOperator<String> wrong = key -> key.equals("toami.direction") ? "up" : null;
        assertEquals(
                "toami.direction=up, from the application's properties: it takes in, out or inout",
                assertThrows(ConfigurationException.class, () -> new EngineFactory().captureEngine(wrong))
                        .getMessage());
    }
}
