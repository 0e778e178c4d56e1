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
 * Supervision frame of HSR and PRP nodes (IEC 62439-3, clause 5.7). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-------+-----------------------+-------------------------------+
 * |  Path |        Version        |         SequenceNumber        |
 * +---------------+---------------+-------------------------------+
 * |    TLVType    |   TLVLength   |           SourceMAC           |
 * +---------------------------------------------------------------+
 * |                           SourceMAC                           |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class RedundancySupervision extends Layer {
    public static final int HEADER_LENGTH = 12;
    private static final int PATH = 0;
    private static final int SEQUENCE_NUMBER = 2;
    private static final int TLV_TYPE = 4;
    private static final int TLV_LENGTH = 5;
    private static final int SOURCE_MAC = 6;

    private RedundancySupervision(Bytes in) {
        super(in);
    }

    public static RedundancySupervision parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.HSR_PRP_SUPERVISION);
        return new RedundancySupervision(in);
    }

    public int path() {
        return bytes().u16(PATH) >> 12;
    }

    public int version() {
        return bytes().u16(PATH) & 0xfff;
    }

    public int sequenceNumber() {
        return bytes().u16(SEQUENCE_NUMBER);
    }

    public int tlvType() {
        return bytes().u8(TLV_TYPE);
    }

    public int tlvLength() {
        return bytes().u8(TLV_LENGTH);
    }

    public MacAddress sourceMAC() {
        return MacAddress.read(bytes(), SOURCE_MAC);
    }

    @Override
    public LayerType type() {
        return LayerType.HSR_PRP_SUPERVISION;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new RedundancySupervisionHeader(
                path(), version(), sequenceNumber(), tlvType(), OptionalInt.empty(), sourceMAC()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Path", PATH, 1, path());
        visitor.number("Version", PATH, 2, version());
        visitor.number("SequenceNumber", SEQUENCE_NUMBER, 2, sequenceNumber());
        visitor.code("TLVType", TLV_TYPE, 1, tlvType(), tlvTypeLabel(tlvType()));
        visitor.number("TLVLength", TLV_LENGTH, 1, tlvLength());
        visitor.address("SourceMAC", SOURCE_MAC, 6, sourceMAC());
    }

    private static String tlvTypeLabel(int tlvType) {
        return switch (tlvType) {
            case 20 -> "PRP node, duplicate discard";
            case 21 -> "PRP node, duplicate accept";
            case 22 -> "PRP node";
            case 23 -> "HSR node";
            default -> "Unknown(" + tlvType + ")";
        };
    }
}
