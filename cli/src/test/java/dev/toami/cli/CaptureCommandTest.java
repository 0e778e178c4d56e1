package dev.toami.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.Direction;
import dev.toami.engine.fake.FakeBackend;
import dev.toami.engine.fake.FakeDevice;
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

    private static CommandBackend threeFrames() {
        CommandBackend backend = new CommandBackend();
        backend.eth0().script(Frames.udp(1), Frames.udp(2), Frames.udp(3));
        return backend;
    }

    @Test
    void printsPacketsAndThenStatistics() {
        CommandBackend backend = threeFrames();
        Run run = Run.of(backend, "capture", "-i", "eth0", "-c", "2");
        assertEquals(0, run.status());
        assertEquals(Packet.dissect(Frames.udp(1)).toString() + Packet.dissect(Frames.udp(2)), run.out());
        assertEquals(
                BANNER + "2 packets captured\n2 packets received by filter\n0 packets dropped by kernel\n", run.err());
        assertFalse(backend.openings().get(0).isOpen());
    }

    @Test
    void statisticsCountAsLibpcapDoesAndKnowTheSingular() {
        CommandBackend backend = new CommandBackend(FakeBackend.without(Capability.KERNEL_FILTER));
        FakeDevice eth0 = backend.eth0();
        eth0.onOpen(() -> {
            // The buffer of 64 KiB has room for five.
            for (int port : new int[] {9, 9, 1, 9, 9, 9}) {
                eth0.arrive(Frames.padded(Frames.udp(port), 13_000));
            }
            eth0.miss(3);
        });
        Run run = Run.of(backend, "capture", "-i", "eth0", "-c1", "-B", "64", "dst port 1");
        assertEquals(
                BANNER
                        + "1 packet captured\n4 packets received by filter\n1 packet dropped by kernel\n"
                        + "3 packets dropped by interface\n"
                        + "2 packets rejected by the filter in the JVM, which the kernel does not run\n",
                run.err());
    }

    @Test
    void aFilterThatTheKernelRefusesIsToldAtTheEnd(@TempDir Path folder) throws Exception {
        String lengths = IntStream.range(0, 5000)
                .mapToObj(i -> " or len = " + (1_000_000 + 7 * i))
                .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("filter"), "udp port 1" + lengths);
        CommandBackend backend = new CommandBackend();
        backend.eth0().script(Frames.udp(9), Frames.udp(1));
        Run run = Run.of(backend, "capture", "-i", "eth0", "-c1", "-F", file.toString());
        assertEquals(
                BANNER + "1 packet captured\n1 packet received by filter\n0 packets dropped by kernel\n"
                        + "1 packet rejected by the filter in the JVM, which the kernel does not run\n",
                run.err());
    }

    @Test
    void passesTheOptionsOn() {
        CommandBackend backend = threeFrames();
        Run.of(backend, "capture", "-i2", "-c1", "udp", "and", "port 1000");
        Run.of(backend, "capture", "-pi", "eth0", "-c", "1", "-s", "60", "-Q", "in", "-B", "1024");
        Run.of(backend, "capture", "-c", "1", "-s", "0");
        CaptureOptions.Builder expected = CaptureOptions.builder().promiscuous(true);
        assertEquals(
                expected.filter("udp and port 1000").build(),
                backend.openings().get(0).options());
        assertEquals(
                CaptureOptions.builder()
                        .snapLength(60)
                        .direction(Direction.IN)
                        .bufferSize(1 << 20)
                        .build(),
                backend.openings().get(1).options());
        assertEquals(expected.filter("").build(), backend.openings().get(2).options());
        assertEquals("eth0", backend.openings().get(2).device(), "the first real device in use");
    }

    @Test
    void anyIsNeverPromiscuous() {
        CommandBackend backend = threeFrames();
        Run run = Run.of(backend, "capture", "-i", "any", "-c", "1");
        assertFalse(backend.openings().get(0).options().promiscuous());
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
        CommandBackend backend = threeFrames();
        Path file = folder.resolve("out");
        Run run = Run.of(backend, "capture", "-i", "eth0", "-w", file.toString(), "tcp prot 80");
        assertEquals(1, run.status());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(backend.openings().isEmpty());
        assertFalse(Files.exists(file));
    }

    @Test
    void aFileThatCannotBeWrittenIsAFault(@TempDir Path folder) {
        CommandBackend backend = threeFrames();
        String file = folder.resolve("no/such/folder").toString();
        Run run = Run.of(backend, "capture", "-i", "eth0", "-w", file);
        assertEquals(1, run.status());
        assertEquals("toami: " + file + ": No such file or directory\n", run.err());
        assertFalse(backend.openings().get(0).isOpen());
    }

    @Test
    void whatCameBeforeTheDeviceFailedIsKept() throws IOException {
        CommandBackend backend = new CommandBackend();
        backend.eth0().script(Frames.udp(1));
        backend.eth0().failNextRead(new DeviceDownException("eth0: it went down"));
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
