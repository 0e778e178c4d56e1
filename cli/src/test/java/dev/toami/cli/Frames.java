package dev.toami.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;
import dev.toami.files.PcapWriter;

/** Frames to play and files to read. */
final class Frames {
    static final long TIME = 1_450_155_687_908_450_000L;

    private Frames() {}

    /** Ethernet, IPv4, UDP from port 1000 to {@code port}, four bytes of payload. */
    static CapturedFrame udp(int port) {
        Bytes bytes = Bytes.parseHex("020000000002 020000000001 0800 4500002000000000 40110000 c0000201 c0000202"
                + String.format("03e8%04x000c0000 61626364", port));
        return CapturedFrame.of(LinkType.ETHERNET, TIME, bytes.length(), bytes);
    }

    /** The same frame with zeros behind it, up to a length. */
    static CapturedFrame padded(CapturedFrame frame, int length) {
        Bytes bytes = Bytes.wrap(Arrays.copyOf(frame.bytes().toArray(), length));
        return CapturedFrame.of(LinkType.ETHERNET, TIME, length, bytes);
    }

    static byte[] pcap(CapturedFrame... frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapWriter writer = PcapWriter.builder(LinkType.ETHERNET).open(out)) {
            for (CapturedFrame frame : frames) {
                writer.write(frame);
            }
        }
        return out.toByteArray();
    }
}
