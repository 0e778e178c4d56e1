package dev.toami.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.toami.engine.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReplayCommandTest {
    private final CommandBackend backend = new CommandBackend();

    @TempDir
    Path folder;

    private byte[] capture;
    private String file;

    @BeforeEach
    void write() throws IOException {
        capture = Frames.pcap(Frames.udp(1), Frames.udp(2), Frames.udp(3));
        file = Files.write(folder.resolve("in"), capture).toString();
    }

    private static Bytes udp(int port) {
        return Frames.udp(port).bytes();
    }

    private void assertSent(Run run, String more, Bytes... frames) {
        assertEquals("", run.err());
        assertEquals(0, run.status());
        int bytes = List.of(frames).stream().mapToInt(Bytes::length).sum();
        String actual =
                "Actual: " + frames.length + " packets \\(" + bytes + " bytes\\) sent in \\d+\\.\\d{6} seconds\n";
        String rated = "Rated: \\d+\\.\\d Bps, \\d+\\.\\d{3} Mbps, \\d+\\.\\d\\d pps\n";
        assertTrue(run.out().matches(actual + rated + more), run.out());
        assertEquals(List.of(frames), backend.eth0().takeDeparted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--multiplier 2", "--pps 10000", "--mbps 10", "--top-speed", "--topspeed"})
    void sendsAFile(String pace) {
        String line = "replay -i eth0 " + file + " " + pace;
        assertSent(Run.of(backend, line.strip().split(" +")), "", udp(1), udp(2), udp(3));
    }

    @Test
    void sendsStandardInputAndLoopsAndFilters() {
        assertSent(Run.of(backend, capture, "replay", "-i", "2", "-"), "", udp(1), udp(2), udp(3));
        assertSent(
                Run.of(backend, "replay", "-i", "eth0", "--loop", "2", file, "udp", "dst", "port", "2"),
                "",
                udp(2),
                udp(2));
    }

    @Test
    void tellsWhatWasNotSent() throws IOException {
        capture = Frames.pcap(Frames.udp(1), Frames.padded(Frames.udp(2), 2000), Frames.udp(3));
        assertSent(
                Run.of(backend, capture, "replay", "-i", "eth0", "-"),
                "1 packet not sent: the device does not take their length\n",
                udp(1),
                udp(3));
        backend.eth0().setQueueRoom(2);
        assertSent(
                Run.of(backend, "replay", "-i", "eth0", file),
                "1 packet not sent: the transmit queue stayed full\n",
                udp(1),
                udp(2));
    }

    private void assertRefused(String message, String... line) {
        Run run = Run.of(backend, line);
        assertEquals(1, run.status());
        assertTrue(run.err().contains(message), run.err());
        assertEquals(List.of(), backend.eth0().takeDeparted());
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertRefused("which device? -i DEV", "replay", file);
        assertRefused("which file?", "replay", "-i", "eth0");
        assertRefused("exclude each other", "replay", "-i", "eth0", "--pps", "1", "--top-speed", file);
        assertRefused("--pps takes a number above 0, not \"x\"", "replay", "-i", "eth0", "--pps", "x", file);
        assertRefused("--mbps takes a number above 0, not \"0\"", "replay", "-i", "eth0", "--mbps", "0", file);
        assertRefused("standard input can be sent once", "replay", "-i", "eth0", "--loop", "2", "-");
        assertRefused("EN10MB (Ethernet), any takes LINUX_SLL2", "replay", "-i", "any", file);
        assertRefused("down0", "replay", "-i", "down0", file);
    }

    @Test
    void tellsWhatWasSentBeforeAFault() throws IOException {
        byte[] damaged = Arrays.copyOf(capture, capture.length - 1);
        Run run = Run.of(backend, damaged, "replay", "-i", "eth0", "-");
        assertEquals(1, run.status());
        assertTrue(run.out().startsWith("Actual: 2 packets"), run.out());
        assertTrue(run.err().startsWith("toami: standard input: truncated dump file"), run.err());
    }
}
