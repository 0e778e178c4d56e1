package dev.toami.protocols.link;

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
import dev.toami.engine.LinkType;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.arp.ArpPacket;
import dev.toami.protocols.dns.DnsMessage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Compares the text of link layers, ARP and DNS with what gopacket 1.1.19 printed of the same captures. */
class GopacketLinkOracleTest {
    private static final Map<String, LayerParser> PARSERS = Map.of(
            "Ethernet", EthernetFrame::parse,
            "Dot1Q", VlanTag::parse,
            "LLC", LlcFrame::parse,
            "SNAP", SnapFrame::parse,
            "Linux SLL", SllFrame::parse,
            "Loopback", LoopbackFrame::parse,
            "ARP", ArpPacket::parse,
            "DNS", DnsMessage::parse);

    private static final Set<String> ENDS = Set.of("Payload", "DecodeFailure");

    /** Behind these the text does not tell where a layer lies: they repeat bytes, or print none of theirs. */
    private static final Set<String> OPAQUE = Set.of("IPv6HopByHop", "PPP", "SFlow");

    private static Path oracles;

    private final Map<String, Integer> compared = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    @BeforeAll
    static void findOracles() {
        oracles = Path.of(System.getProperty("toami.oracles", "../../shared/oracles"));
        assumeTrue(Files.isDirectory(oracles.resolve("small/gopacket")), () -> "no oracles in " + oracles);
    }

    @Test
    void everyLayerReadsAsGopacketPrintsIt() throws IOException {
        compareAll(this::compareLayers);
        assertEquals(List.of(), differences);
        for (String layer : PARSERS.keySet()) {
            assertTrue(
                    compared.getOrDefault(layer, 0) > 0, () -> "nothing to compare for " + layer + " in " + compared);
        }
        assertTrue(compared.get("Ethernet") > 9_000, compared::toString);
        assertTrue(compared.get("DNS") > 400, compared::toString);
    }

    @Test
    void packetsOfTheseLayersAlonePrintAsGopacketPrintsThem() throws IOException {
        compareAll(this::comparePacket);
        assertEquals(List.of(), differences);
        assertTrue(compared.get("packets") > 100, compared::toString);
    }

    private interface Comparison {
        void compare(String name, CapturedFrame frame, GoldenPacket golden);
    }

    private void compareAll(Comparison comparison) throws IOException {
        try (Stream<Path> files = Files.walk(oracles.resolve("small/gopacket"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt.gz"))
                    .sorted()
                    .toList()) {
                compare(file, comparison);
            }
        }
        compareMixed(comparison);
    }

    private void compare(Path file, Comparison comparison) throws IOException {
        String name =
                oracles.resolve("small/gopacket").relativize(file).toString().replaceFirst("\\.txt\\.gz$", "");
        List<CapturedFrame> frames =
                TestCapture.read(oracles.resolve("small/set").resolve(name));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            compare(name, frames, new String(in.readAllBytes(), StandardCharsets.UTF_8), comparison);
        }
    }

    private void compareMixed(Comparison comparison) throws IOException {
        Path folder = oracles.resolve("gopacket");
        List<CapturedFrame> frames = TestCapture.read(folder.resolve("mixed.pcap"));
        compare("mixed", frames, Files.readString(folder.resolve("mixed.txt")), comparison);
    }

    private void compare(String name, List<CapturedFrame> frames, String text, Comparison comparison) {
        List<Integer> lengths =
                frames.stream().map(CapturedFrame::capturedLength).toList();
        List<GoldenPacket> golden = GoldenPacket.parseAll(text, lengths);
        for (int i = 0; i < golden.size(); i++) {
            if (i >= frames.size() || !golden.get(i).head().startsWith("PACKET: " + lengths.get(i) + " bytes")) {
                differences.add(name + " #" + (i + 1) + " was not read: "
                        + golden.get(i).head());
                return;
            }
            comparison.compare(name + " #" + (i + 1), frames.get(i), golden.get(i));
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

    private void comparePacket(String name, CapturedFrame frame, GoldenPacket golden) {
        boolean ours = golden.layers().stream()
                .allMatch(line -> PARSERS.containsKey(line.type()) || ENDS.contains(line.type()));
        // gopacket has eight bits for a link type; raw IP is no concern of this test.
        ours &= frame.linkType().value() <= 0xff && !frame.linkType().equals(LinkType.RAW);
        if (ours && !golden.text().contains("runtime error")) {
            compared.merge("packets", 1, Integer::sum);
            String text = withoutTime(Packet.dissect(frame).toString());
            if (!text.equals(withoutTime(golden.text())) && !isTaggedLength(golden, text)) {
                differences.add(name + "\n" + golden.text() + "ours\n" + text);
            }
        }
    }

    /** Captures with impossible times read differently by reader. */
    private static String withoutTime(String text) {
        return text.replaceFirst(" @ [^\n]*", "");
    }

    /** gopacket ends at a VLAN tag with an 802.3 length, behind which this decoder finds LLC. */
    private static boolean isTaggedLength(GoldenPacket golden, String text) {
        GoldenPacket.Line last = golden.layers().get(golden.layers().size() - 1);
        return last.type().equals("Dot1Q")
                && text.startsWith(withoutTime(golden.text()) + "- Layer 3 (03 bytes) = LLC\t");
    }
}
