package dev.toami.pcap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;

/** Frames made by hand. */
final class Frames {
    private Frames() {}

    /** A UDP datagram in IPv4 in Ethernet, to a port, with a payload of that many zero bytes. */
    static Bytes udp(int destinationPort, int payloadLength) {
        int udpLength = 8 + payloadLength;
        Bytes header = Bytes.parseHex("020000000002 020000000001 0800"
                + " 4500" + hex(20 + udpLength) + "00000000 4011 0000 c0000201 c0000202"
                + " 9c40" + hex(destinationPort) + hex(udpLength) + "0000");
        byte[] frame = new byte[header.length() + payloadLength];
        header.copyTo(0, frame, 0, header.length());
        return Bytes.wrap(frame);
    }

    /** The same without payload, to an IPv4 address in hexadecimal digits. */
    static Bytes udpTo(String address) {
        byte[] frame = udp(53, 0).toArray();
        Bytes.parseHex(address).copyTo(0, frame, 30, 4);
        return Bytes.wrap(frame);
    }

    /** An IPv4 packet that says it is TCP, and ends there. */
    static Bytes tcp() {
        byte[] frame = udp(53, 0).toArray();
        frame[23] = 6;
        return Bytes.wrap(frame);
    }

    /** A filter that means what {@code expression} does, but has too many instructions for the kernel. */
    static String tooLong(String expression) {
        StringBuilder filter = new StringBuilder("(").append(expression).append(')');
        // No optimizer can do with fewer instructions than there are lengths.
        for (int i = 0; i < 5000; i++) {
            filter.append(" or len = ").append(1_000_000 + 7 * i);
        }
        return filter.toString();
    }

    private static String hex(int number) {
        return String.format("%04x", number);
    }

    static int port(CapturedFrame frame) {
        return frame.bytes().u16(36);
    }

    /** {@code frame} with an 802.1Q tag. */
    static Bytes tagged(int tci, Bytes frame) {
        byte[] tagged = new byte[frame.length() + 4];
        frame.copyTo(0, tagged, 0, 12);
        Bytes.parseHex("8100" + hex(tci)).copyTo(0, tagged, 12, 4);
        frame.copyTo(12, tagged, 16, frame.length() - 12);
        return Bytes.wrap(tagged);
    }

    /** All frames that come until none has for a fifth of a second. */
    static List<CapturedFrame> drain(CaptureSession session) throws Exception {
        List<CapturedFrame> frames = new ArrayList<>();
        while (true) {
            Optional<CapturedFrame> frame = session.next(Duration.ofMillis(200));
            if (frame.isEmpty()) {
                return frames;
            }
            frames.add(frame.get());
        }
    }
}
