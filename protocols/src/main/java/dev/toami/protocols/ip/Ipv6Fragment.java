package dev.toami.protocols.ip;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Fragment;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * IPv6 fragment header (RFC 8200, section 4.5). Immutable.
 *
 * <pre>
 *  0               8               16                        29   31
 * +---------------+---------------+--------------------------+---+-+
 * |  Next Header  |   Reserved    |     Fragment Offset      |Res|M|
 * +---------------+---------------+--------------------------+---+-+
 * |                        Identification                         |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class Ipv6Fragment extends Layer {
    public static final int HEADER_LENGTH = 8;
    private static final int NEXT_HEADER = 0;
    private static final int RESERVED = 1;
    private static final int OFFSET = 2;
    private static final int FLAGS = 3;
    private static final int IDENTIFICATION = 4;

    private Ipv6Fragment(Bytes in) {
        super(in);
    }

    public static Ipv6Fragment parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.IPV6_FRAGMENT,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "Invalid ip6-fragment header. Length " + in.length() + " less than 8");
        }
        return new Ipv6Fragment(in);
    }

    /** What the whole datagram's fragmentable part begins with. */
    public IpProtocol nextHeader() {
        return new IpProtocol(bytes().u8(NEXT_HEADER));
    }

    /** In bytes. */
    public int fragmentOffset() {
        return bytes().u16(OFFSET) & 0xfff8;
    }

    public boolean isMoreFragments() {
        return (bytes().u8(FLAGS) & 1) != 0;
    }

    public long identification() {
        return bytes().u32(IDENTIFICATION);
    }

    /** True if this is the whole of a datagram, which has the header all the same (RFC 6946). */
    public boolean isAtomic() {
        return fragmentOffset() == 0 && !isMoreFragments();
    }

    @Override
    public LayerType type() {
        return LayerType.IPV6_FRAGMENT;
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
        return Fragment::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(Ipv6FragmentHeader.of(fragmentOffset(), isMoreFragments(), identification())
                .withNextHeader(nextHeader()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int next = bytes().u8(NEXT_HEADER);
        visitor.code("NextHeader", NEXT_HEADER, 1, next, IpProtocol.label(next));
        visitor.number("Reserved1", RESERVED, 1, bytes().u8(RESERVED));
        visitor.number("FragmentOffset", OFFSET, 2, fragmentOffset() / 8);
        visitor.number("Reserved2", FLAGS, 1, bytes().u8(FLAGS) >> 1 & 3);
        visitor.flag("MoreFragments", FLAGS, 1, isMoreFragments());
        visitor.number("Identification", IDENTIFICATION, 4, identification());
    }
}
