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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SendCommandTest {
    private final FakeBackend backend = new FakeBackend();

    private void assertSent(Run run, Bytes... frames) {
        assertEquals("", run.err());
        assertEquals(0, run.status());
        assertEquals(StatisticsText.packets(frames.length) + " sent\n", run.out());
        FakeSession session = backend.opened.get(backend.opened.size() - 1);
        assertEquals(List.of(frames), session.injected);
        assertFalse(session.isOpen());
    }

    @Test
    void sendsTheArgumentsAsOneFrame() {
        Bytes frame = Bytes.of(0x10, 0x20, 0x30);
        assertSent(Run.of(backend, "send", "-i", "eth0", "10", "20", "30"), frame);
        assertSent(Run.of(backend, "send", "-i", "2", "102030"), frame);
        assertSent(Run.of(backend, "send", "-i", "eth0", "10:20-30"), frame);
        assertEquals(
                "1 packet sent\n",
                Run.of(backend, "send", "-i", "eth0", "10 20 30").out());
    }

    @Test
    void standardInputHasFramesPartedByBlankLines() {
        byte[] text = "10 20\n30\n\n  \nff ee\r\n".getBytes(US_ASCII);
        assertSent(Run.of(backend, text, "send", "-i", "eth0"), Bytes.of(0x10, 0x20, 0x30), Bytes.of(0xff, 0xee));
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
        assertTrue(backend.opened.get(0).injected.isEmpty());
    }

    @Test
    void tellsHowManyWereSentBeforeAFault() {
        FakeBackend small = new FakeBackend(new FakeSession.Script().injectable(1));
        Run run = Run.of(small, "01\n\n02\n\n03".getBytes(US_ASCII), "send", "-i", "eth0");
        assertEquals(1, run.status());
        assertEquals("1 packet sent\n", run.out());
        assertEquals("toami: eth0: Message too long\n", run.err());
    }
}
