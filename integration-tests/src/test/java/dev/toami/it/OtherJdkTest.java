package dev.toami.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.toami.testing.Needs;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The command on the newer JDKs that are installed beside the one that tests run on. */
class OtherJdkTest {
    private static final Path JDKS = Path.of("/usr/lib/jvm");

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    /** The java programs of releases that are newer than ours; none is nothing that a machine lacks. */
    private static List<Path> newerJavas() throws Exception {
        if (!Files.isDirectory(JDKS)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> homes = Files.list(JDKS)) {
            for (Path home : homes.filter(each -> !Files.isSymbolicLink(each)).toList()) {
                Path release = home.resolve("release");
                if (Files.exists(release) && Files.isExecutable(home.resolve("bin/java"))) {
                    int feature = Files.readAllLines(release).stream()
                            .filter(line -> line.startsWith("JAVA_VERSION="))
                            .map(line -> line.replaceAll("[^0-9.]", "").replaceAll("\\..*", ""))
                            .mapToInt(Integer::parseInt)
                            .findFirst()
                            .orElse(0);
                    if (feature > Runtime.version().feature()) {
                        found.add(home.resolve("bin/java"));
                    }
                }
            }
        }
        return found;
    }

    @Test
    void itCapturesAndSaysNothingElse() throws Exception {
        List<Path> javas = newerJavas();
        Assumptions.assumeFalse(javas.isEmpty(), "no newer JDK in " + JDKS);
        for (Path java : javas) {
            List<String> command =
                    new ArrayList<>(Cli.command("capture", "-i", "lo", "-c", "1", "udp", "port", "7777"));
            command.set(0, java.toString());
            command.addAll(1, List.of("-Xmx64m", "-Dtoami.backend=afpacket"));
            try (Cli capture = Cli.start(command).awaitError("listening on lo")) {
                Loopback.sendUntil(capture::hasEnded, 7777);
                assertEquals(0, capture.exitCode(), capture::err);
                assertTrue(capture.out().contains("DstPort=7777"), capture::out);
                assertFalse(capture.err().contains("enable-native-access"), capture::err);
            }
        }
    }
}
