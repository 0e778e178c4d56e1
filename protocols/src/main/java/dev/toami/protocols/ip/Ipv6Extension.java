package dev.toami.protocols.ip;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What the IPv6 extension headers that have a length share (RFC 8200, section 4). Immutable.
 *
 * <pre>
 *  0               8               16
 * +---------------+---------------+----------------------
 * |  Next Header  | Hdr Ext Len   |  to 8 (Hdr Ext Len + 1) bytes
 * +---------------+---------------+----------------------
 * </pre>
 */
public abstract sealed class Ipv6Extension extends Layer permits Ipv6HopByHop, Ipv6Routing, Ipv6Destination {
    static final int UNIT = 8;
    private static final int NEXT_HEADER = 0;
    private static final int LENGTH = 1;

    Ipv6Extension(Bytes in) {
        super(in);
    }

    static void checkLength(Bytes in, LayerType type) throws MalformedPacketException {
        if (in.length() < 2) {
            throw MalformedPacketException.truncated(
                    type, 0, 2, in.length(), "Invalid ip6-extension header. Length " + in.length() + " less than 2");
        }
        int length = headerLength(in);
        if (in.length() < length) {
            throw MalformedPacketException.invalid(
                    type,
                    LENGTH,
                    length,
                    in.length(),
                    "Invalid ip6-extension header. Length " + in.length() + " less than specified length " + length);
        }
    }

    public final IpProtocol nextHeader() {
        return new IpProtocol(bytes().u8(NEXT_HEADER));
    }

    /** In bytes. */
    public final int headerLength() {
        return headerLength(bytes());
    }

    static int headerLength(Bytes in) {
        return (in.u8(LENGTH) + 1) * UNIT;
    }

    @Override
    public final Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    @Override
    public final Bytes payload() {
        return bytes().slice(headerLength());
    }

    @Override
    public LayerParser next(Dissector dissector) {
        int protocol = bytes().u8(NEXT_HEADER);
        LayerParser parser = dissector.byIpProtocol(protocol);
        return parser != null ? parser : Payload.undecoded("Unable to decode IPProtocol " + protocol);
    }

    static void describeStart(Bytes in, int base, FieldVisitor visitor) {
        int next = in.u8(NEXT_HEADER);
        visitor.code("NextHeader", base + NEXT_HEADER, 1, next, IpProtocol.label(next));
        visitor.number("HeaderLength", base + LENGTH, 1, in.u8(LENGTH));
        visitor.number("ActualLength", base + LENGTH, 1, headerLength(in));
    }

    /** The fields of an options header of which not even the length is valid. */
    static void describeNothing(FieldVisitor visitor) {
        visitor.code("NextHeader", 0, 0, 0, IpProtocol.label(0));
        visitor.number("HeaderLength", 0, 0, 0);
        visitor.number("ActualLength", 0, 0, 0);
        visitor.beginList("Options", 0, 0, 0);
        visitor.endList();
    }
}
