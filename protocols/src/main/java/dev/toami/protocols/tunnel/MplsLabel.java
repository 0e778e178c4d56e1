package dev.toami.protocols.tunnel;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.ip.Ipv4Packet;
import dev.toami.protocols.ip.Ipv6Packet;
import dev.toami.protocols.link.EthernetFrame;

/**
 * An entry of an MPLS label stack (RFC 3032). What follows the last one, only the first bits of it tell. Immutable.
 *
 * <pre>
 *  0                   20  23 24             31
 * +-------------------+---+-+-----------------+
 * |       Label       |TC |S|  Time to Live   |
 * +-------------------+---+-+-----------------+
 * </pre>
 */
public final class MplsLabel extends Layer {
    public static final int HEADER_LENGTH = 4;
    private static final int TTL = 3;

    private MplsLabel(Bytes in) {
        super(in);
    }

    public static MplsLabel parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.MPLS, 0, HEADER_LENGTH, in.length(), "MPLS label of " + in.length() + " bytes, not 4");
        }
        return new MplsLabel(in);
    }

    /** 20 bits; the first 16 values are reserved. */
    public int label() {
        return bytes().i32(0) >>> 12;
    }

    /** 0 to 7 (RFC 5462); formerly the experimental bits. */
    public int trafficClass() {
        return bytes().u8(2) >> 1 & 7;
    }

    /** True for the last label of the stack. */
    public boolean isBottom() {
        return (bytes().u8(2) & 1) != 0;
    }

    public int timeToLive() {
        return bytes().u8(TTL);
    }

    @Override
    public LayerType type() {
        return LayerType.MPLS;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        Bytes payload = payload();
        if (payload.isEmpty()) {
            return LayerParser.PAYLOAD;
        }
        if (!isBottom()) {
            return MplsLabel::parse;
        }
        int first = payload.u8(0);
        if (first >= 0x45 && first <= 0x4f) {
            return Ipv4Packet::parse;
        }
        if (first >> 4 == 6) {
            return Ipv6Packet::parse;
        }
        if (first >> 4 == 1) {
            return PseudowireChannel::parse;
        }
        return isPseudowire(payload, dissector)
                ? PseudowireControlWord::parse
                : Payload.undecoded("Unable to guess protocol of packet data");
    }

    /** A control word of zeros but for its sequence number (RFC 4448), then a frame whose EtherType or length is known. */
    private static boolean isPseudowire(Bytes payload, Dissector dissector) {
        int frame = payload.length() - PseudowireControlWord.HEADER_LENGTH;
        if (frame < EthernetFrame.HEADER_LENGTH || payload.u16(0) != 0) {
            return false;
        }
        int type = payload.u16(PseudowireControlWord.HEADER_LENGTH + 12);
        return type != 0 && (type <= frame - EthernetFrame.HEADER_LENGTH || dissector.byEtherType(type) != null);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new MplsHeader(label(), trafficClass(), Optional.of(isBottom()), timeToLive()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Label", 0, 3, label());
        visitor.number("TrafficClass", 2, 1, trafficClass());
        visitor.flag("StackBottom", 2, 1, isBottom());
        visitor.number("TTL", TTL, 1, timeToLive());
    }
}
