package dev.toami.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.toami.engine.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SendCommandTest {
    /** To all, of an EtherType for experiments. */
    private static final String HEADER = "ffffffffffff02000000000188b5";

    private final CommandBackend backend = new CommandBackend();

    private void assertSent(Run run, Bytes... frames) {
        assertEquals("", run.err());
        assertEquals(0, run.status());
        assertEquals(StatisticsText.packets(frames.length) + " sent\n", run.out());
        assertEquals(List.of(frames), backend.eth0().takeDeparted());
    }

    @Test
    void sendsTheArgumentsAsOneFrame() {
        Bytes frame = Bytes.parseHex(HEADER + "102030");
        assertSent(Run.of(backend, "send", "-i", "eth0", HEADER, "10", "20", "30"), frame);
        assertSent(Run.of(backend, "send", "-i", "2", HEADER + "102030"), frame);
        assertSent(Run.of(backend, "send", "-i", "eth0", HEADER + ":10:20-30"), frame);
        assertSent(Run.of(backend, "send", "-i", "eth0", HEADER + " 10 20 30"), frame);
    }

    @Test
    void standardInputHasFramesPartedByBlankLines() {
        byte[] text = (HEADER + " 10 20\n30\n\n  \n" + HEADER + " ff ee\r\n").getBytes(US_ASCII);
        assertSent(
                Run.of(backend, text, "send", "-i", "eth0"),
                Bytes.parseHex(HEADER + "102030"),
                Bytes.parseHex(HEADER + "ffee"));
    }

    @Test
    void sendsEveryFrameOfAFile(@TempDir Path folder) throws IOException {
        byte[] capture = Frames.pcap(Frames.udp(1), Frames.udp(2));
        Path file = Files.write(folder.resolve("in"), capture);
        Bytes[] frames = {Frames.udp(1).bytes(), Frames.udp(2).bytes()};
        assertSent(Run.of(backend, "send", "-i", "eth0", "-r", file.toString()), frames);
        assertSent(Run.of(backend, capture, "send", "-i", "eth0", "-r", "-"), frames);
    }

    @Test
    void refusesFramesOfAnotherLinkType(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("in"), Frames.pcap(Frames.udp(1)));
        Run run = Run.of(backend, "send", "-i", "any", "-r", file.toString());
        assertEquals(1, run.status());
        assertTrue(run.err().contains("EN10MB (Ethernet), any takes LINUX_SLL2"), run.err());
        assertEquals(List.of(), backend.eth0().takeDeparted());
    }

    @Test
    void tellsHowManyWereSentBeforeAFault() {
        byte[] text = (HEADER + "01\n\n02\n\n" + HEADER + "03").getBytes(US_ASCII);
        Run run = Run.of(backend, text, "send", "-i", "eth0");
        assertEquals(1, run.status());
        assertEquals("1 packet sent\n", run.out());
        assertEquals(
                "toami: inject on eth0: the kernel takes no frame shorter than the device's header of 14 bytes; this one has 1\n",
                run.err());
        assertEquals(1, backend.eth0().takeDeparted().size());
    }
}
