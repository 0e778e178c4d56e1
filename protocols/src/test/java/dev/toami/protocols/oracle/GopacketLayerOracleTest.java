package dev.toami.protocols.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import dev.toami.engine.CapturedFrame;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.arp.ArpPacket;
import dev.toami.protocols.dns.DnsMessage;
import dev.toami.protocols.link.EthernetFrame;
import dev.toami.protocols.link.LlcFrame;
import dev.toami.protocols.link.LoopbackFrame;
import dev.toami.protocols.link.SllFrame;
import dev.toami.protocols.link.SnapFrame;
import dev.toami.protocols.link.VlanTag;
import dev.toami.testing.OracleFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The text of single link, ARP and DNS layers, wherever they lie in a packet, against that of gopacket 1.1.19. */
class GopacketLayerOracleTest {
    private static final Map<String, LayerParser> PARSERS = Map.of(
            "Ethernet", EthernetFrame::parse,
            "Dot1Q", VlanTag::parse,
            "LLC", LlcFrame::parse,
            "SNAP", SnapFrame::parse,
            "Linux SLL", SllFrame::parse,
            "Loopback", LoopbackFrame::parse,
            "ARP", ArpPacket::parse,
            "DNS", DnsMessage::parse);

    /** Behind these the text does not tell where a layer lies: they repeat bytes, or print none of theirs. */
    private static final Set<String> OPAQUE = Set.of("IPv6HopByHop", "PPP", "SFlow");

    private static Path oracles;

    private final Map<String, Integer> compared = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    @BeforeAll
    static void findOracles() {
        oracles = OracleFolder.orSkip();
    }

    @Test
    void everyLayerReadsAsGopacketPrintsIt() throws IOException {
        compareAll();
        assertEquals(List.of(), differences);
        for (String layer : PARSERS.keySet()) {
            assertTrue(
                    compared.getOrDefault(layer, 0) > 0, () -> "nothing to compare for " + layer + " in " + compared);
        }
        assertTrue(compared.get("Ethernet") > 9_000, compared::toString);
        assertTrue(compared.get("DNS") > 400, compared::toString);
    }

    private void compareAll() throws IOException {
        try (Stream<Path> files = Files.walk(oracles.resolve("small/gopacket"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt.gz"))
                    .sorted()
                    .toList()) {
                compare(file);
            }
        }
        compareMixed();
    }

    private void compare(Path file) throws IOException {
        String name =
                oracles.resolve("small/gopacket").relativize(file).toString().replaceFirst("\\.txt\\.gz$", "");
        List<CapturedFrame> frames = CaptureFile.frames(Oracles.orSkip().read("small/set/" + name));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            compare(name, frames, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void compareMixed() throws IOException {
        Path folder = oracles.resolve("gopacket");
        List<CapturedFrame> frames = CaptureFile.frames(Files.readAllBytes(folder.resolve("mixed.pcap")));
        compare("mixed", frames, Files.readString(folder.resolve("mixed.txt")));
    }

    private void compare(String name, List<CapturedFrame> frames, String text) {
        List<Integer> lengths =
                frames.stream().map(CapturedFrame::capturedLength).toList();
        List<GoldenPacket> golden = GoldenPacket.parseAll(text, lengths);
        for (int i = 0; i < golden.size(); i++) {
            if (i >= frames.size() || !golden.get(i).head().startsWith("PACKET: " + lengths.get(i) + " bytes")) {
                differences.add(name + " #" + (i + 1) + " was not read: "
                        + golden.get(i).head());
                return;
            }
            compareLayers(name + " #" + (i + 1), frames.get(i), golden.get(i));
        }
    }

    private void compareLayers(String name, CapturedFrame frame, GoldenPacket golden) {
        for (GoldenPacket.Line line : golden.layers()) {
            if (OPAQUE.contains(line.type())) {
                return;
            }
            LayerParser parser = PARSERS.get(line.type());
            if (parser == null) {
                continue;
            }
            int available = frame.bytes().length() - line.offset();
            if (line.length() < 0 || line.length() > available) {
                differences.add(name + " has no bytes for " + line);
                continue;
            }
            compared.merge(line.type(), 1, Integer::sum);
            String ours = text(parser, frame, line);
            if (!ours.equals(line.fields())) {
                differences.add(name + " " + line.type() + "\n  theirs " + line.fields() + "\n  ours   " + ours + "\n");
            }
        }
    }

    private static String text(LayerParser parser, CapturedFrame frame, GoldenPacket.Line line) {
        try {
            return parser.parse(frame.bytes().slice(line.offset(), line.length()))
                    .toString();
        } catch (MalformedPacketException e) {
            return e.toString();
        }
    }
}
