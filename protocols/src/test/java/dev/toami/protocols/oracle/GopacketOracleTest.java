package dev.toami.protocols.oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.toami.engine.CapturedFrame;
import dev.toami.protocols.Packet;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** {@code Packet.toString()} against the text of gopacket 1.1.19, byte for byte. */
class GopacketOracleTest {
    /** Of packets made only of these, at least 99 % are equal; what differs has a cause. */
    private static final Pattern DEMANDED =
            Pattern.compile("Ethernet|Dot1Q|LLC|SNAP|Linux SLL|Loopback|ARP|DNS|IPv[46].*"
                    + "|ICMPv4|ICMPv6|ICMPv6(Echo|Router.*|Neighbor.*|Redirect)|TCP|UDP|SCTP.*|GRE|VXLAN|MPLS|PPPoE|PPP|IGMP|DHCPv4"
                    + "|NTP|LinkLayerDiscovery.*|EAPOL.*|EAP|Payload|Fragment");

    /** gopacket's decoders that panic. */
    private static final Pattern NOT_COMPARED = Pattern.compile("decoding error: (runtime error|.*slice bounds)");

    private static final Pattern LAYER = Pattern.compile("(?m)^- Layer \\d+ \\(\\d+ bytes\\) = ([^\t]*)\t");
    private static final int LEAST_COMPARED = 4600;

    private final Map<String, int[]> agreement = new TreeMap<>();
    private final Map<GopacketDifference, Integer> explained = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int compared;
    private int skipped;
    private int demanded;
    private int demandedEqual;

    @Test
    void textIsGopackets() throws IOException {
        Oracles oracles = Oracles.orSkip();
        for (String capture : oracles.captures()) {
            String text = "small/gopacket/" + capture + ".txt.gz";
            if (oracles.has(text)) {
                compare(capture, oracles.read("small/set/" + capture), oracles.text(text));
            }
        }
        report();
        if (Boolean.getBoolean("toami.oracles.verbose")) {
            wrong.forEach(System.out::println);
        }
        assertEquals(List.of(), wrong.stream().limit(5).toList(), wrong.size() + " packets differ");
        assertTrue(compared >= LEAST_COMPARED, () -> "only " + compared + " packets were compared");
    }

    @Test
    void mixedCaptureIsGopackets() throws IOException {
        Oracles oracles = Oracles.orSkip();
        compare("mixed.pcap", oracles.read("gopacket/mixed.pcap"), oracles.text("gopacket/mixed.txt"));
        report();
        if (Boolean.getBoolean("toami.oracles.verbose")) {
            wrong.forEach(System.out::println);
        }
        assertEquals(List.of(), wrong.stream().limit(5).toList(), wrong.size() + " packets differ");
        assertTrue(compared >= 25, () -> "only " + compared + " packets were compared");
    }

    private void compare(String capture, byte[] file, String text) {
        List<CapturedFrame> frames = CaptureFile.frames(file);
        List<String> texts = packets(text);
        assertTrue(
                frames.size() >= texts.size(),
                () -> capture + ": " + frames.size() + " frames for " + texts.size() + " texts");
        for (int i = 0; i < texts.size(); i++) {
            compare(capture + " #" + (i + 1), frames.get(i), texts.get(i));
        }
    }

    private static List<String> packets(String text) {
        List<String> packets = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int next = text.indexOf("\nPACKET: ", start);
            int end = next < 0 ? text.length() : next + 1;
            packets.add(text.substring(start, end));
            start = end;
        }
        return packets;
    }

    private void compare(String where, CapturedFrame frame, String gopacket) {
        List<String> layers = new ArrayList<>();
        for (Matcher matcher = LAYER.matcher(gopacket); matcher.find(); ) {
            layers.add(matcher.group(1));
        }
        if (NOT_COMPARED.matcher(gopacket).find()) {
            skipped++;
            return;
        }
        compared++;
        String toami = new String(
                Packet.dissect(frame).toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        int[] counts = agreement.computeIfAbsent(String.join(" ", layers), key -> new int[2]);
        counts[0]++;
        boolean isDemanded =
                layers.stream().allMatch(layer -> DEMANDED.matcher(layer).matches());
        demanded += isDemanded ? 1 : 0;
        if (toami.equals(gopacket)) {
            counts[1]++;
            demandedEqual += isDemanded ? 1 : 0;
            return;
        }
        GopacketDifference.of(gopacket, toami)
                .ifPresentOrElse(
                        cause -> {
                            explained.merge(cause, 1, Integer::sum);
                            // It has other layers besides then.
                            demanded -= isDemanded && cause == GopacketDifference.DECODED_FURTHER ? 1 : 0;
                        },
                        () -> wrong.add(where + "\n--- gopacket\n" + gopacket + "--- Toami\n" + toami));
    }

    private void report() {
        System.out.println("compared " + compared + " packets, skipped " + skipped + " at which gopacket panics");
        agreement.forEach((layers, counts) ->
                System.out.println(String.format("%5d of %5d agree: %s", counts[1], counts[0], layers)));
        System.out.println(String.format(
                "of packets made only of the demanded layers %d of %d are equal (%.2f %%)",
                demandedEqual, demanded, 100.0 * demandedEqual / demanded));
        System.out.println("meant to differ: "
                + explained.entrySet().stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
}
