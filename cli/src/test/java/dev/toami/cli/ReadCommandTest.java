package dev.toami.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import dev.toami.protocols.Packet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReadCommandTest {
    @TempDir
    private Path folder;

    private byte[] capture;
    private String file;

    @BeforeEach
    void writeCapture() throws IOException {
        capture = Frames.pcap(Frames.udp(1), Frames.udp(2), Frames.udp(3));
        file = Files.write(folder.resolve("in"), capture).toString();
    }

    private static String text(int... ports) {
        StringBuilder text = new StringBuilder();
        for (int port : ports) {
            text.append(Packet.dissect(Frames.udp(port)));
        }
        return text.toString();
    }

    private static String out(String... arguments) {
        Run run = Run.of(arguments);
        assertEquals("", run.err());
        assertEquals(0, run.status());
        return run.out();
    }

    @Test
    void printsPackets() {
        assertEquals(text(1, 2, 3), out("read", file));
        assertEquals(text(1, 2), out("read", file, "-c", "2"));
        assertEquals(text(1, 2), out("read", "-c", "2", file));
        assertEquals(text(2), out("read", file, "udp", "dst", "port", "2"));
        assertEquals(text(3), out("read", "-c1", file, "udp[3]", ">", "2"));
        assertEquals(
                text(1, 2, 3),
                Run.of(new CommandBackend(), capture, "read", "-", "-l").out());
    }

    @Test
    void printsInTheFormThatIsAskedFor() {
        assertEquals(text(1, 2, 3), out("read", file, "--format", "layers"));
        assertEquals(
                3,
                out("read", file, "--format=json")
                        .lines()
                        .filter(line -> line.startsWith("{\"frame\":{"))
                        .count());
        assertTrue(out("read", file, "--format", "tree").contains("\n    DstPort: 2"));
        assertTrue(out("read", file, "--format", "dump").startsWith("-- FULL PACKET DATA ("));
        String line = out("read", file, "-tt", "-c", "1");
        assertTrue(line.matches("[0-9]+\\.[0-9]{6} IP [0-9.]+ > [0-9.]+\\.1: UDP, length [0-9]+\n"), line);
        assertTrue(out("read", file, "-t", "-e", "-#", "dst port 3").startsWith("    1  "));
        assertTrue(out("read", file, "-t", "-x", "-c1").contains("\n\t0x0000:  45"));
        assertEquals(2, Run.of("read", file, "--format", "xml").status() + 1);
        assertTrue(Run.of("read", file, "--format", "xml").err().contains("invalid --format xml"));
    }

    @Test
    void printsChosenFields() {
        assertEquals("1\n2\n3\n", out("read", file, "--format", "fields", "-e", "udp.dstport"));
        assertEquals(
                "1,2\n2,3\n",
                out(
                        "read",
                        "--format=fields",
                        "-e",
                        "frame.number",
                        "-e",
                        "udp.dstport",
                        "-E",
                        "separator=,",
                        file,
                        "dst port 2 or 3"));
        assertTrue(Run.of("read", file, "--format", "fields").err().contains("which fields?"));
    }

    @Test
    void counts() {
        assertEquals("3 packets\n", out("read", file, "--count"));
        assertEquals("1 packet\n", out("read", "--count", file, "dst port 3"));
        assertEquals("0 packets\n", out("read", file, "--count", "tcp"));
        assertEquals("2 packets\n", out("read", file, "--count", "-c", "2"));
    }

    @Test
    void writesTheSameFileAgain() throws IOException {
        Path copy = folder.resolve("copy");
        assertEquals("", out("read", file, "-w", copy.toString()));
        assertArrayEquals(capture, Files.readAllBytes(copy));
        assertArrayEquals(
                Frames.pcap(Frames.udp(2)),
                Run.of("read", file, "-w", "-", "dst port 2").outBytes().toArray());
    }

    @Test
    void theFileThatIsReadIsNotOverwritten() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(file));
        Run run = Run.of("read", file, "-w", link.toString());
        assertEquals("toami: " + link + " is the file that is read\n", run.err());
        assertArrayEquals(capture, Files.readAllBytes(Path.of(file)));
    }

    @Test
    void aTruncatedFileGivesWhatItHasAndThenTheFault() throws IOException {
        byte[] cut = Arrays.copyOf(capture, capture.length - 3);
        String cutFile = Files.write(folder.resolve("cut"), cut).toString();
        Run run = Run.of("read", cutFile);
        assertEquals(1, run.status());
        assertEquals(text(1, 2), run.out());
        assertEquals(
                "toami: " + cutFile + ": truncated dump file; tried to read 46 captured bytes, only got 43\n",
                run.err());
        Path copy = folder.resolve("copy");
        assertEquals(1, Run.of("read", cutFile, "-w", copy.toString()).status());
        assertArrayEquals(Frames.pcap(Frames.udp(1), Frames.udp(2)), Files.readAllBytes(copy));
        Run count = Run.of(new CommandBackend(), cut, "read", "-", "--count");
        assertEquals(1, count.status());
        assertTrue(count.err().startsWith("toami: standard input: truncated dump file;"), count.err());
    }

    @Test
    void otherFormatsAreNamed() throws IOException {
        String other = Files.write(folder.resolve("other"), new byte[] {0x0a, 0x0d, 0x0d, 0x0a, 0, 0, 0, 28})
                .toString();
        Run run = Run.of("read", other);
        assertEquals(1, run.status());
        assertTrue(run.err().startsWith("toami: " + other + ": this is a pcapng file;"), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void aFilterFaultComesBeforeAnythingIsWritten() {
        Path copy = folder.resolve("copy");
        Run run = Run.of("read", file, "-w", copy.toString(), "prot 80");
        assertEquals(1, run.status());
        assertFalse(Files.exists(copy));
        assertEquals(1, run.err().lines().count(), run.err());
    }
}
