package dev.toami.protocols.lan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Datagram delivery protocol header, extended form (Inside AppleTalk, chapter 4). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---+-------+-------------------+-------------------------------+
 * | R |   HC  |       Length      |            Checksum           |
 * +-------------------------------+-------------------------------+
 * |           DstNetwork          |           SrcNetwork          |
 * +---------------+---------------+---------------+---------------+
 * |    DstNode    |    SrcNode    |   DstSocket   |   SrcSocket   |
 * +---------------+---------------+---------------+---------------+
 * |      Type     |
 * +---------------+
 * </pre>
 */
public final class DdpDatagram extends Layer {
    public static final int HEADER_LENGTH = 13;
    private static final int HOP_COUNT = 0;
    private static final int CHECKSUM = 2;
    private static final int DST_NETWORK = 4;
    private static final int SRC_NETWORK = 6;
    private static final int DST_NODE = 8;
    private static final int SRC_NODE = 9;
    private static final int DST_SOCKET = 10;
    private static final int SRC_SOCKET = 11;
    private static final int TYPE = 12;

    private DdpDatagram(Bytes in) {
        super(in);
    }

    public static DdpDatagram parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.DDP);
        return new DdpDatagram(in);
    }

    public int hopCount() {
        return bytes().u16(HOP_COUNT) >> 10 & 0xf;
    }

    /** Header and data. */
    public int declaredLength() {
        return bytes().u16(HOP_COUNT) & 0x3ff;
    }

    /** 0 if there is none. */
    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    public int dstNetwork() {
        return bytes().u16(DST_NETWORK);
    }

    public int srcNetwork() {
        return bytes().u16(SRC_NETWORK);
    }

    public int dstNode() {
        return bytes().u8(DST_NODE);
    }

    public int srcNode() {
        return bytes().u8(SRC_NODE);
    }

    public int dstSocket() {
        return bytes().u8(DST_SOCKET);
    }

    public int srcSocket() {
        return bytes().u8(SRC_SOCKET);
    }

    public int typeCode() {
        return bytes().u8(TYPE);
    }

    @Override
    public LayerType type() {
        return LayerType.DDP;
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
        return Optional.of(new DdpHeader(
                hopCount(),
                OptionalInt.empty(),
                checksum(),
                dstNetwork(),
                srcNetwork(),
                dstNode(),
                srcNode(),
                dstSocket(),
                srcSocket(),
                typeCode()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("HopCount", HOP_COUNT, 1, hopCount());
        visitor.number("Length", HOP_COUNT, 2, declaredLength());
        visitor.number("Checksum", CHECKSUM, 2, checksum());
        visitor.number("DstNetwork", DST_NETWORK, 2, dstNetwork());
        visitor.number("SrcNetwork", SRC_NETWORK, 2, srcNetwork());
        visitor.number("DstNode", DST_NODE, 1, dstNode());
        visitor.number("SrcNode", SRC_NODE, 1, srcNode());
        visitor.number("DstSocket", DST_SOCKET, 1, dstSocket());
        visitor.number("SrcSocket", SRC_SOCKET, 1, srcSocket());
        visitor.code("Type", TYPE, 1, typeCode(), typeCodeLabel(typeCode()));
    }

    private static String typeCodeLabel(int typeCode) {
        return switch (typeCode) {
            case 1 -> "RTMP";
            case 2 -> "NBP";
            case 3 -> "ATP";
            case 4 -> "AEP";
            case 5 -> "RTMP request";
            case 6 -> "ZIP";
            case 7 -> "ADSP";
            default -> "Unknown(" + typeCode + ")";
        };
    }
}
