package dev.toami.thirdparty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.toami.engine.BackendUnavailableException;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Configuration;
import dev.toami.engine.contract.TestFrames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What docs/backend.md shows is what is compiled and tested here, and works as the page says. */
class BackendPageTest {
    private static final Path ROOT = Path.of(System.getProperty("toami.root"));
    private static final Path TESTS = ROOT.resolve("engine-testing/src/test");

    /** The text of the block behind the marker of a file. */
    private static String shown(String file) throws IOException {
        String page = Files.readString(ROOT.resolve("docs/backend.md"));
        String marker = "<!-- " + file + " -->\n```";
        int start = page.indexOf('\n', page.indexOf(marker) + marker.length()) + 1;
        assertTrue(page.contains(marker), marker);
        return page.substring(start, page.indexOf("```", start));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/dev/toami/thirdparty/StreamBackend.java",
                "java/dev/toami/thirdparty/StreamContractTest.java",
                "resources/META-INF/services/dev.toami.engine.spi.CaptureBackend"
            })
    void thePageShowsTheFileAsItIs(String file) throws IOException {
        assertEquals(Files.readString(TESTS.resolve(file)), shown(file));
    }

    @Test
    void theWholeBackendHasFewerThan200Lines() throws IOException {
        List<String> lines = Files.readAllLines(TESTS.resolve("java/dev/toami/thirdparty/StreamBackend.java"));
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
