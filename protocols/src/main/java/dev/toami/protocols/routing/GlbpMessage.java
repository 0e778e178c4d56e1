package dev.toami.protocols.routing;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.wire.Elements;
import dev.toami.protocols.wire.Lengths;

/**
 * Gateway Load Balancing Protocol message (Cisco). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |  Version = 1  |    Unknown    |             Group             |
 * +---------------+---------------+-------------------------------+
 * |            Unknown            |       Owner, 48 bits          |
 * +-------------------------------+-------------------------------+
 * |              TLVs: type and length, 8 bits each               |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class GlbpMessage extends Message implements ApplicationLayer {
    private static final int HEADER_LENGTH = 12;

    private GlbpMessage(Bytes in) {
        super(in, LayerType.GLBP);
    }

    public static GlbpMessage parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.GLBP);
        return new GlbpMessage(in);
    }

    public int version() {
        return bytes().u8(0);
    }

    public int group() {
        return bytes().u16(2);
    }

    public MacAddress owner() {
        return MacAddress.read(bytes(), 6);
    }

    private static String type(int value) {
        return switch (value) {
            case 1 -> "Hello";
            case 2 -> "Request/Response";
            case 3 -> "Auth";
            default -> unknown(value);
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        u8(visitor, "Version", bytes(), 0);
        u16(visitor, "Group", bytes(), 2);
        visitor.address("OwnerID", 6, MacAddress.LENGTH, owner());
        Elements tlvs = Elements.of(bytes(), HEADER_LENGTH, 2, (in, at) -> in.u8(at + 1));
        tlvs.describe(visitor, "TLVs", (to, in, at, length) -> {
            to.code("Type", at, 1, in.u8(at), type(in.u8(at)));
            u8(to, "Length", in, at + 1);
            to.bytes("Value", at + 2, length - 2, in.slice(at + 2, length - 2));
        });
        tlvs.describeRest(visitor, "Trailing");
    }
}
