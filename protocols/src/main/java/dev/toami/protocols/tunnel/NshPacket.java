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

/**
 * Network Service Header (RFC 8300). Immutable.
 *
 * <pre>
 *  0   2 3 4       10       16   20     24          31
 * +---+-+-+-------+--------+----+------+-------------+
 * |Ver|O|U|  TTL  | Length |U U |MDType|Next Protocol|
 * +---+-+-+-------+--------+----+------+-------------+
 * |      Service Path Identifier       |Service Index|
 * +------------------------------------+-------------+
 * |                 Context Headers                  |
 * +--------------------------------------------------+
 * </pre>
 */
public final class NshPacket extends Layer {
    /** Of base and service path header, without context headers. */
    public static final int HEADER_LENGTH = 8;

    private NshPacket(Bytes in) {
        super(in);
    }

    public static NshPacket parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.NSH, 0, HEADER_LENGTH, in.length(), "NSH of " + in.length() + " bytes, not 8");
        }
        int length = headerLength(in);
        if (length < HEADER_LENGTH) {
            throw MalformedPacketException.invalid(
                    LayerType.NSH, 1, HEADER_LENGTH, length, "NSH declares " + length + " bytes, at least 8");
        }
        if (in.length() < length) {
            throw MalformedPacketException.truncated(
                    LayerType.NSH, 0, length, in.length(), "NSH of " + in.length() + " bytes, not " + length);
        }
        return new NshPacket(in);
    }

    private static int headerLength(Bytes in) {
        return (in.u8(1) & 0x3f) * 4;
    }

    public int version() {
        return bytes().u8(0) >> 6;
    }

    public boolean isOam() {
        return (bytes().u8(0) & 0x20) != 0;
    }

    /** 6 bits. */
    public int timeToLive() {
        return bytes().u16(0) >> 6 & 0x3f;
    }

    /** 1 for 16 bytes of context, 2 for context headers of variable length. */
    public int metadataType() {
        return bytes().u8(2) & 0xf;
    }

    /** 1 for IPv4, 2 for IPv6, 3 for Ethernet, 4 for NSH, 5 for MPLS. */
    public int nextProtocol() {
        return bytes().u8(3);
    }

    public int servicePathIdentifier() {
        return bytes().u24(4);
    }

    public int serviceIndex() {
        return bytes().u8(7);
    }

    /** All context headers. */
    public Bytes context() {
        return contents().slice(HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.NSH;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength(bytes()));
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength(bytes()));
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return VxlanGpePacket.parser(nextProtocol());
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new NshHeader(
                bytes().u16(0) & 0xffc0,
                bytes().u8(2),
                nextProtocol(),
                servicePathIdentifier(),
                serviceIndex(),
                context()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", 0, 1, version());
        visitor.flag("OAM", 0, 1, isOam());
        visitor.number("TTL", 0, 2, timeToLive());
        visitor.number("Length", 1, 1, bytes().u8(1) & 0x3f);
        visitor.number("MDType", 2, 1, metadataType());
        visitor.code("NextProtocol", 3, 1, nextProtocol(), VxlanGpePacket.label(nextProtocol()));
        visitor.number("SPI", 4, 3, servicePathIdentifier());
        visitor.number("SI", 7, 1, serviceIndex());
        // Four context headers of four bytes, or those of variable length.
        int step = metadataType() == 1 ? 4 : Math.max(context().length(), 1);
        for (int at = 0; at < context().length(); at += step) {
            visitor.bytes("Context", HEADER_LENGTH + at, step, context().slice(at, step));
        }
    }
}
