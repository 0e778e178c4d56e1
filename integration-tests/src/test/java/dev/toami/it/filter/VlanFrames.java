package dev.toami.it.filter;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Ethernet frames of a few kinds, each untagged and behind many sorts of tags. */
final class VlanFrames {
    private static final String MACS = "000102030405 020000000001";
    private static final String GROUP_MACS = "01005e000005 020000000001";

    private static final List<String> CONTENTS = List.of(
            MACS + "0800" + ipv4(6, 64, "0a000001", "c0a80101") + "c000 0050 00000000 00000000 5002 0000 00000000",
            MACS + "0800" + ipv4(17, 3, "c0a80101", "0a010203") + "0035 c000 0200 0000",
            GROUP_MACS + "0800" + ipv4(1, 64, "0a000002", "e0000005") + "0800 0000 00010001",
            MACS + "0800" + ipv4(47, 64, "c0a80101", "c0a80102") + "0000 0800",
            MACS + "86dd 60000000 0040 06 40" + ipv6("fe80", "2001") + "c000 0055 00000000 00000000 5010 0000 00000000",
            MACS + "86dd 60000000 0040 11 40" + ipv6("2001", "fe80") + "c000 0035 0040 0000",
            MACS + "0806 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002",
            MACS + "88cc 0207 0402 0000 0000 01");

    /** TPID and tag, the outer ones first. */
    private static final List<String> TAGS = List.of(
            "",
            "8100 0064",
            "8100 a0c8",
            "8100 0005",
            "8100 0000",
            "88a8 0064",
            "9100 0064",
            "8100 0064 8100 00c8",
            "88a8 00c8 8100 0064",
            "8100 0064 8100 0064",
            "88a8 0064 88a8 00c8 8100 0005");

    private VlanFrames() {}

    private static String ipv4(int protocol, int timeToLive, String source, String destination) {
        return String.format("4500 0050 0000 0000 %02x %02x 0000 %s %s", timeToLive, protocol, source, destination);
    }

    private static String ipv6(String first, String second) {
        return first + "0000000000000000000000000001" + second + "0000000000000000000000000001";
    }

    static List<byte[]> all() {
        List<byte[]> frames = new ArrayList<>();
        for (String content : CONTENTS) {
            byte[] plain = HexFormat.of().parseHex(content.replace(" ", ""));
            for (String tag : TAGS) {
                byte[] tags = HexFormat.of().parseHex(tag.replace(" ", ""));
                // The shortest ones have no load outside of them, however many tags a test looks behind.
                int padding = frames.size() % 2 == 0 ? 40 : 120;
                frames.add(ByteBuffer.allocate(plain.length + tags.length + padding)
                        .put(plain, 0, 12)
                        .put(tags)
                        .put(plain, 12, plain.length - 12)
                        .array());
            }
        }
        return frames;
    }
}
