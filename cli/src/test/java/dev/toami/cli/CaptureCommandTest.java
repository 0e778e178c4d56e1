package dev.toami.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.Direction;
import dev.toami.files.PcapReader;
import dev.toami.protocols.Packet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CaptureCommandTest {
    private static final String BANNER =
            "listening on eth0, link-type EN10MB (Ethernet), snapshot length 262144 bytes\n";

    private static FakeBackend threeFrames() {
        return new FakeBackend(
                new FakeSession.Script().add(Frames.udp(1)).add(Frames.udp(2)).add(Frames.udp(3)));
    }

    @Test
    void printsPacketsAndThenStatistics() {
        FakeBackend backend = threeFrames();
        Run run = Run.of(backend, "capture", "-i", "eth0", "-c", "2");
        assertEquals(0, run.status());
        assertEquals(Packet.dissect(Frames.udp(1)).toString() + Packet.dissect(Frames.udp(2)), run.out());
        assertEquals(
                BANNER + "2 packets captured\n2 packets received by filter\n0 packets dropped by kernel\n", run.err());
        assertFalse(backend.opened.get(0).isOpen());
    }

    @Test
    void statisticsCountAsLibpcapDoesAndKnowTheSingular() {
        FakeBackend backend = new FakeBackend(
                new FakeSession.Script().add(Frames.udp(1)).statistics(new CaptureStatistics(5, 1, 3, 0, 2)));
        Run run = Run.of(backend, "capture", "-i", "eth0", "-c1");
        assertEquals(
                BANNER
                        + "1 packet captured\n4 packets received by filter\n1 packet dropped by kernel\n"
                        + "3 packets dropped by interface\n",
                run.err());
    }

    @Test
    void passesTheOptionsOn() {
        FakeBackend backend = threeFrames();
        Run.of(backend, "capture", "-i2", "-c1", "udp", "and", "port 1000");
        Run.of(backend, "capture", "-pi", "eth0", "-c", "1", "-s", "60", "-Q", "in", "-B", "1024");
        Run.of(backend, "capture", "-c", "1", "-s", "0");
        CaptureOptions.Builder expected = CaptureOptions.builder().promiscuous(true);
        assertEquals(expected.filter("udp and port 1000").build(), backend.options.get(0));
        assertEquals(
                CaptureOptions.builder()
                        .snapLength(60)
                        .direction(Direction.IN)
                        .bufferSize(1 << 20)
                        .build(),
                backend.options.get(1));
        assertEquals(expected.filter("").build(), backend.options.get(2));
        assertEquals("eth0", backend.opened.get(2).device(), "the first real device in use");
    }

    @Test
    void anyIsNeverPromiscuous() {
        FakeBackend backend = new FakeBackend(new FakeSession.Script().end(new DeviceDownException("any: it is down")));
        Run run = Run.of(backend, "capture", "-i", "any");
        assertFalse(backend.options.get(0).promiscuous());
        assertTrue(run.err().contains("link-type LINUX_SLL2 (Linux cooked v2)"), run.err());
    }

    @Test
    void writesAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("out");
        Run run = Run.of(threeFrames(), "capture", "-i", "eth0", "-c3", "-s", "50", "-w", file.toString());
        assertEquals("", run.out());
        assertEquals(0, run.status());
        String[] lines = {
            "listening on eth0, link-type EN10MB (Ethernet), snapshot length 50 bytes",
            "3 packets captured",
            "3 packets received by filter",
            "0 packets dropped by kernel"
        };
        assertEquals(List.of(lines), run.err().lines().toList());
        try (PcapReader reader = PcapReader.open(file)) {
            assertEquals(50, reader.header().snapLength());
            assertFalse(reader.header().nanoseconds());
            for (int port = 1; port <= 3; port++) {
                CapturedFrame frame = reader.read().orElseThrow();
                assertEquals(Frames.udp(port).bytes(), frame.bytes());
                assertEquals(Frames.TIME, frame.timestampNanos());
            }
            assertEquals(Optional.empty(), reader.read());
        }
    }

    @Test
    void standardOutputCarriesOnlyCaptureBytes() throws IOException {
        Run run = Run.of(threeFrames(), "capture", "-i", "eth0", "-c3", "-w", "-");
        assertArrayEquals(
                Frames.pcap(Frames.udp(1), Frames.udp(2), Frames.udp(3)),
                run.outBytes().toArray());
    }

    @Test
    void aFilterFaultComesBeforeAnythingIsOpenedOrWritten(@TempDir Path folder) {
        FakeBackend backend = threeFrames();
        Path file = folder.resolve("out");
        Run run = Run.of(backend, "capture", "-i", "eth0", "-w", file.toString(), "tcp prot 80");
        assertEquals(1, run.status());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(backend.opened.isEmpty());
        assertFalse(Files.exists(file));
    }

    @Test
    void aFileThatCannotBeWrittenIsAFault(@TempDir Path folder) {
        FakeBackend backend = threeFrames();
        String file = folder.resolve("no/such/folder").toString();
        Run run = Run.of(backend, "capture", "-i", "eth0", "-w", file);
        assertEquals(1, run.status());
        assertEquals("toami: " + file + ": No such file or directory\n", run.err());
        assertFalse(backend.opened.get(0).isOpen());
    }

    @Test
    void whatCameBeforeTheDeviceFailedIsKept() throws IOException {
        FakeBackend backend = new FakeBackend(
                new FakeSession.Script().add(Frames.udp(1)).end(new DeviceDownException("eth0: it went down")));
        Run run = Run.of(backend, "capture", "-i", "eth0", "-w", "-");
        assertEquals(1, run.status());
        assertEquals(
                BANNER + "toami: eth0: it went down\n"
                        + "1 packet captured\n1 packet received by filter\n0 packets dropped by kernel\n",
                run.err());
        try (PcapReader reader =
                PcapReader.open(new ByteArrayInputStream(run.outBytes().toArray()))) {
            assertEquals(Frames.udp(1).bytes(), reader.read().orElseThrow().bytes());
        }
    }
}
