package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Internetwork packet exchange header (Novell IPX). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-------------------------------+-------------------------------+
 * |            Checksum           |             Length            |
 * +---------------+---------------+-------------------------------+
 * |      Hops     |   PacketType  |           DstNetwork          |
 * +-------------------------------+-------------------------------+
 * |           DstNetwork          |            DstNode            |
 * +---------------------------------------------------------------+
 * |                            DstNode                            |
 * +-------------------------------+-------------------------------+
 * |           DstSocket           |           SrcNetwork          |
 * +-------------------------------+-------------------------------+
 * |           SrcNetwork          |            SrcNode            |
 * +---------------------------------------------------------------+
 * |                            SrcNode                            |
 * +-------------------------------+-------------------------------+
 * |           SrcSocket           |
 * +-------------------------------+
 * </pre>
 */
public final class IpxPacket extends Layer {
    public static final int HEADER_LENGTH = 30;
    private static final int CHECKSUM = 0;
    private static final int LENGTH = 2;
    private static final int HOPS = 4;
    private static final int PACKET_TYPE = 5;
    private static final int DST_NETWORK = 6;
    private static final int DST_NODE = 10;
    private static final int DST_SOCKET = 16;
    private static final int SRC_NETWORK = 18;
    private static final int SRC_NODE = 22;
    private static final int SRC_SOCKET = 28;

    private IpxPacket(Bytes in) {
        super(in);
    }

    public static IpxPacket parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.IPX);
        return new IpxPacket(in);
    }

    /** 0xffff if there is none. */
    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    /** Header and data. */
    public int declaredLength() {
        return bytes().u16(LENGTH);
    }

    public int hops() {
        return bytes().u8(HOPS);
    }

    public int packetType() {
        return bytes().u8(PACKET_TYPE);
    }

    public long dstNetwork() {
        return bytes().u32(DST_NETWORK);
    }

    public MacAddress dstNode() {
        return MacAddress.read(bytes(), DST_NODE);
    }

    public int dstSocket() {
        return bytes().u16(DST_SOCKET);
    }

    public long srcNetwork() {
        return bytes().u32(SRC_NETWORK);
    }

    public MacAddress srcNode() {
        return MacAddress.read(bytes(), SRC_NODE);
    }

    public int srcSocket() {
        return bytes().u16(SRC_SOCKET);
    }

    @Override
    public LayerType type() {
        return LayerType.IPX;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH).clip(Math.max(declaredLength() - HEADER_LENGTH, 0));
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < declaredLength();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new IpxHeader(
                checksum(),
                OptionalInt.empty(),
                hops(),
                packetType(),
                dstNetwork(),
                dstNode(),
                dstSocket(),
                srcNetwork(),
                srcNode(),
                srcSocket()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Checksum", CHECKSUM, 2, checksum());
        visitor.number("Length", LENGTH, 2, declaredLength());
        visitor.number("Hops", HOPS, 1, hops());
        visitor.code("PacketType", PACKET_TYPE, 1, packetType(), packetTypeLabel(packetType()));
        visitor.number("DstNetwork", DST_NETWORK, 4, dstNetwork());
        visitor.address("DstNode", DST_NODE, 6, dstNode());
        visitor.number("DstSocket", DST_SOCKET, 2, dstSocket());
        visitor.number("SrcNetwork", SRC_NETWORK, 4, srcNetwork());
        visitor.address("SrcNode", SRC_NODE, 6, srcNode());
        visitor.number("SrcSocket", SRC_SOCKET, 2, srcSocket());
    }

    private static String packetTypeLabel(int packetType) {
        return switch (packetType) {
            case 0 -> "Unknown Packet Type";
            case 1 -> "RIP";
            case 2 -> "Echo";
            case 3 -> "Error";
            case 4 -> "PEP";
            case 5 -> "SPX";
            case 17 -> "NCP";
            case 20 -> "NetBIOS Broadcast";
            default -> "Unknown(" + packetType + ")";
        };
    }
}
