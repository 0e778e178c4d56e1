package dev.toami.protocols.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One packet of gopacket's text, taken apart by lines. */
record GoldenPacket(String text, String head, List<Line> layers) {
    private static final Pattern HEAD =
            Pattern.compile("- Layer \\d+ \\((\\d+) bytes\\) = ([^\t]*)\t(.*)", Pattern.DOTALL);
    private static final Pattern PAYLOAD = Pattern.compile("Payload=\\[(?:\\.\\.(\\d+)\\.\\.|([0-9, ]*))\\]");

    /**
     * @param offset where the layer begins in the frame, by the lengths of those before it
     * @param length how many bytes were handed to it, or -1 if the text does not tell
     */
    record Line(String type, String fields, int offset, int length) {}

    /** The packets of a text; strings in it may hold line ends, so that only the heads of packets and layers count. */
    static List<GoldenPacket> parseAll(String text, List<Integer> frameLengths) {
        List<GoldenPacket> packets = new ArrayList<>();
        for (String packet : text.split("(?m)^(?=PACKET: \\d+ bytes)", -1)) {
            if (!packet.isEmpty()) {
                int number = packets.size();
                packets.add(parse(packet, number < frameLengths.size() ? frameLengths.get(number) : 0));
            }
        }
        return packets;
    }

    private static GoldenPacket parse(String packet, int frameLength) {
        String[] parts = packet.split("(?m)^(?=- Layer \\d+ \\()", -1);
        List<Line> layers = new ArrayList<>();
        int offset = 0;
        int length = frameLength;
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].substring(0, parts[i].length() - 1);
            Matcher head = HEAD.matcher(part);
            if (!head.matches()) {
                throw new IllegalStateException("not a layer: " + part);
            }
            layers.add(new Line(head.group(2), head.group(3), offset, length));
            offset += Integer.parseInt(head.group(1));
            length = payloadLength(head.group(3));
        }
        return new GoldenPacket(packet, parts[0], layers);
    }

    private static int payloadLength(String fields) {
        Matcher payload = PAYLOAD.matcher(fields);
        if (!payload.find()) {
            return -1;
        }
        if (payload.group(1) != null) {
            return Integer.parseInt(payload.group(1));
        }
        return payload.group(2).isEmpty() ? 0 : payload.group(2).split(",", -1).length;
    }
}
