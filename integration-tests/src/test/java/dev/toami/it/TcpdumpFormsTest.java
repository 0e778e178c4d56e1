package dev.toami.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;
import dev.toami.files.PcapWriter;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Times, bytes and characters of {@code toami read} beside tcpdump's, on one file. */
class TcpdumpFormsTest {
    @TempDir
    private Path folder;

    private String file;

    @BeforeEach
    void writeCapture() throws Exception {
        Needs.groups();
        Needs.tools("tcpdump");
        Path path = folder.resolve("in.pcap");
        file = path.toString();
        try (PcapWriter writer = PcapWriter.builder(LinkType.ETHERNET).open(Files.newOutputStream(path))) {
            long nanos = 1_367_526_033_510_810_000L;
            for (int i = 0; i < 20; i++) {
                var bytes = i % 2 == 0
                        ? Frames.udp(5000 + i, 3 * i)
                        : Frames.tcp(6000 + i, "GET / HTTP/1.0\r\n\tx\u0001\n" + "z".repeat(i));
                writer.write(CapturedFrame.of(LinkType.ETHERNET, nanos, bytes.length(), bytes));
                nanos += 18_988_000L * i * i * 40;
            }
        }
    }

    private List<String> toami(String... options) {
        List<String> command = new ArrayList<>(Cli.command("read", file, "--format", "line"));
        command.addAll(List.of(options));
        return Shell.run(command).orFail("toami read").lines().toList();
    }

    private List<String> tcpdump(String... options) {
        List<String> command = new ArrayList<>(List.of("tcpdump", "-nn", "-r", file));
        command.addAll(List.of(options));
        return Shell.run(command).orFail("tcpdump").lines().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "-xx", "-X", "-XX"})
    void bytesAreTheSame(String option) {
        List<String> theirs = below(tcpdump("-t", option));
        assertTrue(theirs.size() > 60, () -> theirs.size() + " lines");
        assertEquals(theirs, below(toami("-t", option)));
    }

    private static List<String> below(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("\t0x")).toList();
    }

    @Test
    void charactersAreTheSame() {
        List<String> theirs = withoutLines(tcpdump("-t", "-A"));
        assertTrue(theirs.size() >= 40, () -> theirs.size() + " lines");
        assertEquals(theirs, withoutLines(toami("-t", "-A")));
    }

    private static List<String> withoutLines(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("IP ")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n", "-tt", "-ttt", "-tttt", "-ttttt"})
    void timesAreTheSame(String option) {
        assertEquals(times(tcpdump(option)), times(toami(option)));
    }

    private static List<String> times(List<String> lines) {
        return lines.stream()
                .map(line -> line.substring(0, line.indexOf("IP ")))
                .toList();
    }

    @Test
    void linesOfTcpAndUdpAreTheSameUpToTheirLengths() {
        // tcpdump counts sequence numbers from the first of a connection unless told otherwise.
        List<String> theirs = upToLength(tcpdump("-t", "-S").stream());
        assertEquals(20, theirs.size());
        assertEquals(theirs, upToLength(toami("-t").stream()));
    }

    private static List<String> upToLength(Stream<String> lines) {
        return lines.map(line -> line.replaceFirst("(length [0-9]+).*", "$1")).toList();
    }
}
