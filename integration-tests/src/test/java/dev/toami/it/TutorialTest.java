package dev.toami.it;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Packet;
import dev.toami.protocols.ip.Ipv4Packet;
import dev.toami.protocols.transport.TcpSegment;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The tutorial's programs: what the page shows is what is compiled and run here. */
class TutorialTest {
    private static final Path PROGRAMS = Cli.ROOT.resolve("integration-tests/src/test/java/dev/toami/it/tutorial");
    private static final Pattern BLOCK =
            Pattern.compile("<!-- (\\w+\\.java) -->\\s*```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void thePageShowsTheProgramsAsTheyAre() throws Exception {
        Map<String, String> shown = new TreeMap<>();
        Matcher blocks = BLOCK.matcher(Files.readString(Cli.ROOT.resolve("docs/tutorial.md"), StandardCharsets.UTF_8));
        while (blocks.find()) {
            shown.put(blocks.group(1), blocks.group(2));
        }
        Map<String, String> programs = new TreeMap<>();
        try (Stream<Path> files = Files.list(PROGRAMS)) {
            for (Path file :
                    files.filter(path -> !path.endsWith("package-info.java")).toList()) {
                programs.put(file.getFileName().toString(), withoutPackage(Files.readString(file)));
            }
        }
        assertEquals(programs, shown);
    }

    private static String withoutPackage(String source) {
        return source.substring(source.indexOf("import "));
    }

    private static Cli start(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.toami.it.tutorial." + program));
        command.addAll(List.of(arguments));
        return Cli.start(command);
    }

    @Test
    void listDevices() {
        Needs.network();
        try (Cli program = start("ListDevices")) {
            assertEquals(0, program.exitCode(), program::err);
            assertTrue(program.out().contains("Name: lo "), program::out);
            assertTrue(program.out().contains("- IP address: 127.0.0.1\n- Subnet mask: 255.0.0.0\n"), program::out);
        }
    }

    @Test
    void liveCaptureFilterAndLayers() throws Exception {
        Needs.network();
        try (VethPair pair = VethPair.create();
                Cli all = start("LiveCapture", pair.right());
                Cli filtered = start("FilteredCapture", pair.right());
                Cli layers = start("DecodeLayers", pair.right());
                CaptureEngine engine = CaptureEngine.open();
                CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults())) {
            awaitCaptures(engine, pair.right(), 3);
            for (int i = 0; i < 10; i++) {
                sender.inject(Frames.udp(9, 30));
                sender.inject(Frames.tcp(80, "GET / HTTP/1.1"));
            }
            sender.inject(Frames.udp(9, 30).clip(20));
            assertEquals(0, filtered.exitCode(), filtered::err);
            assertEquals(10, count(filtered.out(), "= TCP\t"));
            assertEquals(0, count(filtered.out(), "= UDP\t"));
            all.awaitOut(text -> count(text, "PACKET: ") == 21, "21 packets");
            assertEquals(10, count(all.out(), "= UDP\t"));
            layers.awaitOut(text -> text.contains("Error decoding some part: "), "the error layer");
            assertTrue(layers.out().contains("TCP: 40000 -> 80"), layers::out);
            assertTrue(layers.out().contains("Application layer/payload found:\nGET / HTTP/1.1"), layers::out);
        }
    }

    /** Waits until that many packet sockets are bound to a device and running. */
    private static void awaitCaptures(CaptureEngine engine, String device, int count) throws Exception {
        int index = engine.devices().stream()
                .filter(each -> each.name().equals(device))
                .findFirst()
                .orElseThrow()
                .index();
        // The columns: sk RefCnt Type Proto Iface R Rmem User Inode.
        Pattern running = Pattern.compile("\\S+ +\\d+ +\\d+ +0003 +" + index + " +1 .*");
        for (int i = 0; i < 500; i++) {
            List<String> sockets = Files.readAllLines(Path.of("/proc/net/packet"), StandardCharsets.US_ASCII);
            if (sockets.stream().filter(running.asMatchPredicate()).count() >= count) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not " + count + " captures on " + device + " after 10 s");
    }

    @Test
    void sendPackets() throws Exception {
        Needs.network();
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = CaptureEngine.open();
                CaptureSession receiver = engine.capture(
                        pair.right(),
                        CaptureOptions.builder().direction(Direction.IN).build())) {
            try (Cli program = start("SendPackets", pair.left())) {
                assertEquals(0, program.exitCode(), program::err);
            }
            List<CapturedFrame> frames = Frames.drain(receiver);
            assertEquals(3, frames.size());
            assertEquals("102030", frames.get(0).bytes().slice(14).toString());
            for (CapturedFrame frame : frames.subList(1, 3)) {
                Packet packet = Packet.dissect(frame);
                Ipv4Packet ip = packet.layer(Ipv4Packet.class).orElseThrow();
                assertEquals(ChecksumStatus.GOOD, ip.checksumStatus());
                assertEquals(
                        ChecksumStatus.GOOD,
                        packet.layer(TcpSegment.class).orElseThrow().checksumStatus(ip));
            }
            assertTrue(Packet.dissect(frames.get(2)).toString().contains("SrcPort=4321(rwhois) DstPort=80(http)"));
        }
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
