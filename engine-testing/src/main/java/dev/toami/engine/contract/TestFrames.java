package dev.toami.engine.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.toami.engine.Bytes;
import dev.toami.engine.Frame;

/** Frames that are sent in tests: Ethernet, IPv4 without options, UDP or TCP. */
public final class TestFrames {
    private static final int ETHERNET_HEADER_LENGTH = 14;
    private static final int IPV4_HEADER_LENGTH = 20;
    private static final int UDP_HEADER_LENGTH = 8;
    private static final int TCP_HEADER_LENGTH = 20;
    private static final int UDP = 17;
    private static final int TCP = 6;
    private static final int SOURCE_PORT = 40_000;
    private static final int ADDRESSES_LENGTH = 12;
    private static final int TAG_LENGTH = 4;

    private TestFrames() {}

    /** A UDP datagram to a port, with a payload of that many bytes, all different from their neighbours. */
    public static Bytes udp(int destinationPort, int payloadLength) {
        int length = UDP_HEADER_LENGTH + payloadLength;
        byte[] octets = new byte[ETHERNET_HEADER_LENGTH + IPV4_HEADER_LENGTH + length];
        ByteBuffer frame = ipv4(octets, UDP);
        frame.putShort((short) SOURCE_PORT).putShort((short) destinationPort).putShort((short) length);
        frame.putShort((short) 0);
        for (int i = 0; i < payloadLength; i++) {
            frame.put((byte) i);
        }
        return Bytes.wrap(octets);
    }

    /** A TCP segment to a port, with a text as its payload. */
    public static Bytes tcp(int destinationPort, String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        byte[] octets = new byte[ETHERNET_HEADER_LENGTH + IPV4_HEADER_LENGTH + TCP_HEADER_LENGTH + payload.length];
        ByteBuffer frame = ipv4(octets, TCP);
        frame.putShort((short) SOURCE_PORT).putShort((short) destinationPort);
        frame.putInt(1)
                .putInt(1)
                .putShort((short) 0x5018)
                .putShort((short) 1024)
                .putInt(0)
                .put(payload);
        return Bytes.wrap(octets);
    }

    /** The headers in front of {@code protocol}'s. */
    private static ByteBuffer ipv4(byte[] octets, int protocol) {
        int totalLength = octets.length - ETHERNET_HEADER_LENGTH;
        ByteBuffer frame = ByteBuffer.wrap(octets);
        frame.putShort((short) 0x0200)
                .putInt(2)
                .putShort((short) 0x0200)
                .putInt(1)
                .putShort((short) 0x0800);
        frame.putShort((short) 0x4500).putShort((short) totalLength).putInt(0);
        frame.put((byte) 64).put((byte) protocol).putShort(checksum(totalLength, protocol));
        // 192.0.2.1 to 192.0.2.2
        return frame.putInt(0xc000_0201).putInt(0xc000_0202);
    }

    /** RFC 1071, over the few words of the header that are not zero. */
    private static short checksum(int totalLength, int protocol) {
        int sum = 0x4500 + totalLength + (64 << 8 | protocol) + 0xc000 + 0x0201 + 0xc000 + 0x0202;
        sum = (sum & 0xffff) + (sum >>> 16);
        return (short) ~((sum & 0xffff) + (sum >>> 16));
    }

    /** {@code frame} with an 802.1Q or 802.1ad tag behind the addresses. */
    public static Bytes tagged(int tpid, int tci, Bytes frame) {
        byte[] plain = frame.toArray();
        ByteBuffer tagged = ByteBuffer.allocate(plain.length + TAG_LENGTH);
        tagged.put(plain, 0, ADDRESSES_LENGTH).putShort((short) tpid).putShort((short) tci);
        return Bytes.wrap(tagged.put(plain, ADDRESSES_LENGTH, plain.length - ADDRESSES_LENGTH)
                .array());
    }

    /** The port that a frame of {@link #udp} or {@link #tcp} goes to. */
    public static int port(Frame frame) {
        return frame.bytes().u16(ETHERNET_HEADER_LENGTH + IPV4_HEADER_LENGTH + 2);
    }
}
