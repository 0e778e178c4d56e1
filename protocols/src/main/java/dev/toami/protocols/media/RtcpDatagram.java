package dev.toami.protocols.media;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * The RTCP packets that share a datagram (RFC 3550, section 6.1). Immutable.
 *
 * <pre>
 *  0   2 3       8               16                             31
 * +---+-+---------+---------------+-------------------------------+
 * | V |P|  Count  |  Packet Type  |   Length in words, minus one  |
 * +---+-+---------+---------------+-------------------------------+
 * </pre>
 */
public final class RtcpDatagram extends Layer implements ApplicationLayer {
    static final int HEADER_LENGTH = 4;

    private final int end;

    private RtcpDatagram(Bytes in, int end) {
        super(in);
        this.end = end;
    }

    public static RtcpDatagram parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.RTCP,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "RTCP packet needs " + HEADER_LENGTH + " bytes, not " + in.length());
        }
        if (!isPacket(in, 0)) {
            throw MalformedPacketException.invalid(
                    LayerType.RTCP,
                    0,
                    RtcpPacket.SENDER_REPORT,
                    in.u8(1),
                    "no RTCP packet has version " + (in.u8(0) >> 6) + " and type " + in.u8(1));
        }
        int at = 0;
        while (isPacket(in, at)) {
            at += lengthAt(in, at);
        }
        return new RtcpDatagram(in, Math.min(at, in.length()));
    }

    private static boolean isPacket(Bytes in, int at) {
        return in.length() - at >= HEADER_LENGTH && in.u8(at) >> 6 == 2 && in.u8(at + 1) >= 192 && in.u8(at + 1) <= 223;
    }

    private static int lengthAt(Bytes in, int at) {
        return 4 * (in.u16(at + 2) + 1);
    }

    /** Recognizes a compound packet: a report first, and packets that fill the datagram exactly. */
    public static LayerParser recognize(Bytes in) {
        if (!isPacket(in, 0)
                || (in.u8(1) != RtcpPacket.SENDER_REPORT && in.u8(1) != RtcpPacket.RECEIVER_REPORT)
                || lengthAt(in, 0) < 8) {
            return null;
        }
        int at = 0;
        while (isPacket(in, at)) {
            at += lengthAt(in, at);
        }
        return at == in.length() ? RtcpDatagram::parse : null;
    }

    /** At least one, the last perhaps cut. */
    public List<RtcpPacket> packets() {
        List<RtcpPacket> list = new ArrayList<>();
        for (int at = 0; at < end; at += lengthAt(bytes(), at)) {
            list.add(new RtcpPacket(bytes(), at, Math.min(at + lengthAt(bytes(), at), end)));
        }
        return list;
    }

    @Override
    public LayerType type() {
        return LayerType.RTCP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, end);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(end);
    }

    @Override
    public boolean isTruncated() {
        List<RtcpPacket> packets = packets();
        return packets.get(packets.size() - 1).isTruncated();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        List<RtcpPacket> packets = packets();
        if (visitor.beginList("Packets", 0, end, packets.size())) {
            packets.forEach(packet -> packet.describe(visitor));
        }
        visitor.endList();
    }
}
