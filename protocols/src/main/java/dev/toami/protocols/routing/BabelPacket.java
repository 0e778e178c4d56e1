package dev.toami.protocols.routing;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.wire.Elements;
import dev.toami.protocols.wire.Lengths;

/**
 * Babel packet (RFC 8966, section 4.2), with the headers of its TLVs. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |  Magic = 42   |  Version = 2  |          Body length          |
 * +---------------+---------------+-------------------------------+
 * |              TLVs: type and length, 8 bits each               |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class BabelPacket extends Message implements ApplicationLayer {
    private static final int HEADER_LENGTH = 4;
    private static final int MAGIC = 42;
    private static final int PAD1 = 0;

    private BabelPacket(Bytes in) {
        super(in, LayerType.BABEL);
    }

    public static BabelPacket parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.BABEL);
        if (in.u8(0) != MAGIC) {
            throw MalformedPacketException.invalid(
                    LayerType.BABEL, 0, MAGIC, in.u8(0), "a Babel packet begins with 42, not " + in.u8(0));
        }
        return new BabelPacket(in);
    }

    public int version() {
        return bytes().u8(1);
    }

    /** Without the header. */
    public int bodyLength() {
        return bytes().u16(2);
    }

    @Override
    public boolean isTruncated() {
        return HEADER_LENGTH + bodyLength() > bytes().length();
    }

    private static String type(int value) {
        return switch (value) {
            case PAD1 -> "Pad1";
            case 1 -> "PadN";
            case 2 -> "Acknowledgment Request";
            case 3 -> "Acknowledgment";
            case 4 -> "Hello";
            case 5 -> "IHU";
            case 6 -> "Router-Id";
            case 7 -> "Next Hop";
            case 8 -> "Update";
            case 9 -> "Route Request";
            case 10 -> "Seqno Request";
            case 11 -> "TS/PC";
            case 12 -> "HMAC";
            default -> unknown(value);
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        u8(visitor, "Magic", bytes(), 0);
        u8(visitor, "Version", bytes(), 1);
        u16(visitor, "BodyLength", bytes(), 2);
        Elements tlvs = Elements.of(bytes().clip(HEADER_LENGTH + bodyLength()), HEADER_LENGTH, 1, BabelPacket::length);
        tlvs.describe(visitor, "TLVs", (to, in, at, length) -> {
            to.code("Type", at, 1, in.u8(at), type(in.u8(at)));
            if (length > 1) {
                u8(to, "Length", in, at + 1);
                to.bytes("Value", at + 2, length - 2, in.slice(at + 2, length - 2));
            }
        });
        tlvs.describeRest(visitor, "Trailing");
    }

    private static int length(Bytes in, int at) {
        return in.u8(at) == PAD1 ? 1 : at + 1 < in.length() ? 2 + in.u8(at + 1) : 0;
    }
}
