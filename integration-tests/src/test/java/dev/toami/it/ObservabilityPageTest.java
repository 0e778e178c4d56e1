package dev.toami.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What docs/observability.md tells to do, and a runtime that has no Flight Recorder. */
class ObservabilityPageTest {
    private static final String RECORD = "-XX:StartFlightRecording=filename=toami.jfr";
    private static final String PRINT = "jfr print --events 'dev.toami.*' toami.jfr";

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    private static Cli capture(String... options) throws Exception {
        List<String> command = new ArrayList<>(Cli.command("capture", "-i", "lo", "-c", "1", "udp", "port", "7777"));
        command.addAll(1, List.of(options));
        command.add(1, "-Dtoami.backend=afpacket");
        Cli capture = Cli.start(command).awaitError("listening on lo");
        Loopback.sendUntil(capture::hasEnded, 7777);
        return capture;
    }

    @Test
    void aRecordingIsMadeAndPrinted() throws Exception {
        String page = Files.readString(Cli.ROOT.resolve("docs/observability.md"));
        assertTrue(page.contains(RECORD) && page.contains(PRINT), "the page has other commands");
        Path file = folder.resolve("toami.jfr");
        try (Cli capture = capture(RECORD.replace("toami.jfr", file.toString()))) {
            assertEquals(0, capture.exitCode(), capture::err);
        }
        String printed = Shell.run(List.of(
                        System.getProperty("java.home") + "/bin/jfr",
                        "print",
                        "--events",
                        "dev.toami.*",
                        file.toString()))
                .orFail("jfr");
        assertTrue(
                printed.contains("dev.toami.SessionOpen {") && printed.contains("dev.toami.SessionClose {"), printed);
        assertTrue(printed.contains("device = \"lo\"") && printed.contains("filter = \"udp port 7777\""), printed);
        for (String line : printed.lines().filter(line -> line.contains(" = ")).toList()) {
            String field = line.strip().replaceAll(" = .*", "");
            boolean isJfrs = List.of("startTime", "duration", "eventThread", "stackTrace")
                    .contains(field);
            assertTrue(isJfrs || page.contains("`" + field + "`"), () -> "the page does not have " + field);
        }
    }

    @Test
    void withoutTheModuleItCapturesAndNothingOfItIsLoaded() throws Exception {
        try (Cli capture = capture(
                "--limit-modules=java.sql,jdk.unsupported", "-Xlog:class+load:file=" + folder.resolve("classes"))) {
            assertEquals(0, capture.exitCode(), capture::err);
            assertTrue(capture.out().contains("DstPort=7777"), capture::out);
        }
        String classes = Files.readString(folder.resolve("classes"));
        assertTrue(classes.contains("dev.toami.engine.flight.Recorder "), "the class is loaded that decides");
        assertFalse(classes.contains("JfrRecorder") || classes.contains("jdk.jfr."), "and none that needs the module");
    }
}
