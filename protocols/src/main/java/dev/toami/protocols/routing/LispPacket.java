package dev.toami.protocols.routing;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.numbers.IpProtocol;
import dev.toami.protocols.wire.Lengths;

/**
 * Locator/ID Separation Protocol data header (RFC 9300, section 5.3): an IP packet in a UDP datagram to port 4341.
 * Immutable.
 *
 * <pre>
 *  0              8                                              31
 * +-+-+-+-+-+-+---+-----------------------------------------------+
 * |N|L|E|V|I|R|K K|              Nonce/Map-Version                |
 * +-+-+-+-+-+-+---+-----------------------------------------------+
 * |               Instance ID/Locator-Status-Bits                 |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class LispPacket extends Layer {
    private static final int HEADER_LENGTH = 8;

    private LispPacket(Bytes in) {
        super(in);
    }

    public static LispPacket parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.LISP_DATA);
        return new LispPacket(in);
    }

    public int flags() {
        return bytes().u8(0);
    }

    /** Or the versions of the mapping, by the flags. */
    public int nonce() {
        return bytes().u24(1);
    }

    /** Instance and locator status, by the flags. */
    public long instanceAndStatus() {
        return bytes().u32(4);
    }

    @Override
    public LayerType type() {
        return LayerType.LISP_DATA;
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
        Bytes inner = payload();
        return switch (inner.isEmpty() ? 0 : inner.u8(0) >> 4) {
            case 4 -> dissector.afterIpProtocol(IpProtocol.IPV4.value());
            case 6 -> dissector.afterIpProtocol(IpProtocol.IPV6.value());
            default -> LayerParser.PAYLOAD;
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Message.u8(visitor, "Flags", bytes(), 0);
        visitor.number("Nonce", 1, 3, nonce());
        Message.u32(visitor, "InstanceAndStatus", bytes(), 4);
    }
}
