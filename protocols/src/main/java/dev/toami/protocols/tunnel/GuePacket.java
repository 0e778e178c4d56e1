package dev.toami.protocols.tunnel;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * Generic UDP encapsulation (draft-ietf-intarea-gue): variant 0 with a header, variant 1, which is an IP packet as it is and
 * whose header has no bytes. Immutable.
 *
 * <pre>
 *  0   2 3      8              16                             31
 * +---+-+------+--------------+-------------------------------+
 * | 0 |C| Hlen |  Proto/ctype |             Flags             |
 * +---+-+------+--------------+-------------------------------+
 * |                  Extension fields (Hlen × 4)              |
 * +-----------------------------------------------------------+
 * </pre>
 */
public final class GuePacket extends Layer {
    /** The length of a variant 0 header without extension fields. */
    public static final int HEADER_LENGTH = 4;

    private final int headerLength;

    private GuePacket(Bytes in, int headerLength) {
        super(in);
        this.headerLength = headerLength;
    }

    public static GuePacket parse(Bytes in) throws MalformedPacketException {
        int variant = in.isEmpty() ? 0 : in.u8(0) >> 6;
        if (variant > 1) {
            throw MalformedPacketException.invalid(
                    LayerType.AGUE_0, 0, 0, variant, "GUE has variants 0 and 1, not " + variant);
        }
        if (variant == 1) {
            return new GuePacket(in, 0);
        }
        int required = in.length() < HEADER_LENGTH ? HEADER_LENGTH : HEADER_LENGTH + 4 * (in.u8(0) & 0x1f);
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    LayerType.AGUE_0,
                    0,
                    required,
                    in.length(),
                    "GUE header of " + required + " bytes, only " + in.length() + " there");
        }
        return new GuePacket(in, required);
    }

    /** 0, or 1 for an IP packet without a header of its own. */
    public int variant() {
        return headerLength == 0 ? 1 : 0;
    }

    /** True for a control message. */
    public boolean isControl() {
        return variant() == 0 && (bytes().u8(0) & 0x20) != 0;
    }

    /** An IP protocol, or the type of a control message; of variant 1 that of the IP packet. */
    public int protocol() {
        if (variant() == 0) {
            return bytes().u8(1);
        }
        return bytes().u8(0) >> 4 == 6 ? IpProtocol.IPV6.value() : IpProtocol.IPV4.value();
    }

    /** 16 bits that say which extension fields there are; 0 in variant 1. */
    public int flags() {
        return variant() == 0 ? bytes().u16(2) : 0;
    }

    /** What is behind the first four bytes of the header. */
    public Bytes extensions() {
        return variant() == 0 ? bytes().slice(HEADER_LENGTH, headerLength - HEADER_LENGTH) : Bytes.empty();
    }

    @Override
    public LayerType type() {
        return variant() == 0 ? LayerType.AGUE_0 : LayerType.AGUE_1;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return isControl() ? LayerParser.PAYLOAD : dissector.afterIpProtocol(protocol());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return variant() == 0
                ? Optional.of(GueHeader.empty()
                        .withControl(isControl())
                        .withProtocol(protocol())
                        .withExtensions(flags(), extensions()))
                : Optional.empty();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        if (variant() == 1) {
            visitor.code("Protocol", 0, 0, protocol(), IpProtocol.label(protocol()));
            return;
        }
        visitor.number("Version", 0, 1, 0);
        visitor.flag("C", 0, 1, isControl());
        visitor.number("HeaderLength", 0, 1, bytes().u8(0) & 0x1f);
        visitor.code(
                "Protocol",
                1,
                1,
                protocol(),
                isControl() ? Integer.toString(protocol()) : IpProtocol.label(protocol()));
        visitor.number("Flags", 2, 2, flags());
        visitor.bytes("Extensions", HEADER_LENGTH, extensions().length(), extensions());
    }
}
