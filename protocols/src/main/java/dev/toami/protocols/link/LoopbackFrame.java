package dev.toami.protocols.link;

import java.nio.ByteOrder;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.EtherType;

/**
 * BSD loopback header: LINKTYPE_NULL, in the byte order of the machine that captured, and OpenBSD's LINKTYPE_LOOP, in
 * network byte order. Immutable.
 *
 * <pre>
 *  0                               4
 * +-------------------------------+---------
 * |        Protocol family        | Payload
 * +-------------------------------+---------
 * </pre>
 */
public final class LoopbackFrame extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 4;
    public static final int FAMILY_IPV4 = 2;
    public static final int FAMILY_IPV6_LINUX = 10;
    public static final int FAMILY_IPV6_BSD = 24;
    public static final int FAMILY_IPV6_FREEBSD = 28;
    public static final int FAMILY_IPV6_DARWIN = 30;
    private static final int MAX_FAMILY = 255;

    private LoopbackFrame(Bytes in) {
        super(in);
    }

    public static LoopbackFrame parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.tooShort(
                    LayerType.LOOPBACK, 0, HEADER_LENGTH, in.length(), "Loopback packet too small");
        }
        int family = family(in);
        if (Integer.compareUnsigned(family, MAX_FAMILY) > 0) {
            String quoted = QuotedBytes.of(in.slice(0, HEADER_LENGTH));
            throw MalformedPacketException.invalid(
                    LayerType.LOOPBACK, 0, MAX_FAMILY, family, "Invalid loopback protocol " + quoted);
        }
        return new LoopbackFrame(in);
    }

    private static int family(Bytes in) {
        return order(in) == ByteOrder.BIG_ENDIAN ? in.i32(0) : Integer.reverseBytes(in.i32(0));
    }

    /** No family needs more than a byte: where the first two bytes are not zero, the lowest byte comes first. */
    private static ByteOrder order(Bytes in) {
        return in.u16(0) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** The byte order of the system that captured. */
    public ByteOrder order() {
        return order(bytes());
    }

    /** The family of what follows, 0 to 255: an AF number of the system that captured. */
    public int family() {
        return family(bytes());
    }

    @Override
    public LayerType type() {
        return LayerType.LOOPBACK;
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
        LayerParser parser =
                switch (family()) {
                    case FAMILY_IPV4 -> dissector.byEtherType(EtherType.IPV4.value());
                    case FAMILY_IPV6_LINUX, FAMILY_IPV6_BSD, FAMILY_IPV6_FREEBSD, FAMILY_IPV6_DARWIN ->
                        dissector.byEtherType(EtherType.IPV6.value());
                    default -> null;
                };
        return parser != null ? parser : Payload.undecoded("Unable to decode ProtocolFamily " + family());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(LoopbackHeader.of(family()).withOrder(order()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Family", 0, HEADER_LENGTH, family(), label(family()));
    }

    private static String label(int family) {
        return switch (family) {
            case FAMILY_IPV4 -> "IPv4";
            case FAMILY_IPV6_LINUX, FAMILY_IPV6_BSD, FAMILY_IPV6_FREEBSD, FAMILY_IPV6_DARWIN -> "IPv6";
            default -> "UnknownProtocolFamily";
        };
    }
}
