package dev.toami.thirdparty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.toami.engine.BackendUnavailableException;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Configuration;
import dev.toami.engine.contract.TestFrames;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What docs/backend.md shows is what is compiled and tested here, and works as the page says. */
class BackendPageTest {
    private static final Path ROOT = Path.of(System.getProperty("toami.root"));
    private static final Path SOURCES = ROOT.resolve("engine-testing/src");
    private static final String THIRD_PARTY = "test/java/dev/toami/thirdparty/";

    /** A file that is shown: a comment with its path, and the block behind that. */
    private static final Pattern SHOWN = Pattern.compile("<!-- (\\S+) -->\\s*```\\w*\\n(.*?)```", Pattern.DOTALL);

    @Test
    void thePageShowsTheFilesAsTheyAre() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String file : List.of(
                "main/java/dev/toami/engine/contract/TestLink.java",
                THIRD_PARTY + "StreamBackend.java",
                THIRD_PARTY + "StreamLink.java",
                THIRD_PARTY + "StreamContractTest.java",
                "test/resources/META-INF/services/dev.toami.engine.spi.CaptureBackend")) {
            files.put(file, Files.readString(SOURCES.resolve(file)));
        }
        Map<String, String> shown = new TreeMap<>();
        Matcher blocks = SHOWN.matcher(Files.readString(ROOT.resolve("docs/backend.md")));
        while (blocks.find()) {
            shown.put(blocks.group(1), blocks.group(2));
        }
        assertEquals(files, shown);
    }

    /** The table has each capability, in order. */
    @Test
    void thePageTellsOfEachCapability() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/backend.md"))) {
            if (line.matches("\\| `[A-Z_]+` \\|.*")) {
                rows.add(line.split("`", 3)[1]);
            }
        }
        assertEquals(Stream.of(Capability.values()).map(Enum::name).toList(), rows);
    }

    @Test
    void theWholeBackendHasFewerThan200Lines() throws IOException {
        List<String> lines = Files.readAllLines(SOURCES.resolve(THIRD_PARTY + "StreamBackend.java"));
        assertTrue(lines.size() < 200, () -> lines.size() + " lines");
    }

    @Test
    void theEngineFindsItByItsNameAndConfiguresIt() throws Exception {
        try (StreamLink link = new StreamLink();
                CaptureEngine engine = CaptureEngine.open(
                        Configuration.load(Map.of("backend", "stream", "stream.port", link.port())));
                CaptureSession session = engine.capture("stream0", CaptureOptions.defaults())) {
            link.arrive(TestFrames.udp(53, 20));
            assertEquals(
                    TestFrames.udp(53, 20),
                    session.next(Duration.ofSeconds(5)).orElseThrow().bytes());
        }
    }

    @Test
    void aKeyThatIsMisspeltIsAnErrorInCode() throws Exception {
        Configuration wrong = Configuration.load(Map.of("backend", "stream", "stream.prot", "4000"));
        CaptureException error = assertThrows(CaptureException.class, () -> CaptureEngine.open(wrong));
        assertTrue(error.getMessage().contains("is it toami.stream.port?"), error::getMessage);
    }

    @Test
    void aFrameThatCannotBeSentIsRefusedWithTheNumbers() throws Exception {
        try (StreamLink link = new StreamLink();
                CaptureSession session = link.backend().open("stream0", CaptureOptions.defaults())) {
            CaptureException error =
                    assertThrows(CaptureException.class, () -> session.inject(TestFrames.udp(53, 1477)));
            assertEquals("a frame is at most 1518, at least 14 bytes; this one has 1519", error.getMessage());
        }
    }

    @Test
    void withoutItsSettingItCannotRunAndSaysWhy() throws Exception {
        Configuration nothing = Configuration.load(Map.of("backend", "stream"));
        BackendUnavailableException error =
                assertThrows(BackendUnavailableException.class, () -> CaptureEngine.open(nothing));
        assertTrue(error.getMessage().contains("toami.stream.port is not set"), error::getMessage);
    }

    @Test
    void aWrongSettingIsAnErrorThatNamesIt() throws Exception {
        Configuration wrong = Configuration.load(Map.of("backend", "stream", "stream.port", "http"));
        CaptureException error = assertThrows(CaptureException.class, () -> CaptureEngine.open(wrong));
        assertTrue(error.getMessage().contains("stream.port"), error::getMessage);
        assertTrue(error.getMessage().contains("http"), error::getMessage);
    }
}
