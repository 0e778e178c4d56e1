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
 * Ethernet synchronization messaging channel (ITU-T G.8264, clause 11.3). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-------------------------------+-------+-+-----+---------------+
 * |           ITUSubtype          |Version|E|  R  |   Reserved2   |
 * +-------------------------------+---------------+---------------+
 * |           Reserved2           |    TLVType    |   TLVLength   |
 * +---------------+-------+-------+---------------+---------------+
 * |   TLVLength   | Unused|SSMCode|
 * +---------------+-------+-------+
 * </pre>
 */
public final class EsmcPdu extends Layer {
    public static final int HEADER_LENGTH = 10;
    private static final int ITU_SUBTYPE = 0;
    private static final int VERSION = 2;
    private static final int TLV_TYPE = 6;
    private static final int TLV_LENGTH = 7;
    private static final int SSM_CODE = 9;

    private EsmcPdu(Bytes in) {
        super(in);
    }

    public static EsmcPdu parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.ESMC);
        return new EsmcPdu(in);
    }

    public int ituSubtype() {
        return bytes().u16(ITU_SUBTYPE);
    }

    public int version() {
        return bytes().u8(VERSION) >> 4;
    }

    public boolean eventFlag() {
        return (bytes().u8(VERSION) & 0x8) != 0;
    }

    public int tlvType() {
        return bytes().u8(TLV_TYPE);
    }

    public int tlvLength() {
        return bytes().u16(TLV_LENGTH);
    }

    /** The quality level of the clock. */
    public int ssmCode() {
        return bytes().u8(SSM_CODE) & 0xf;
    }

    @Override
    public LayerType type() {
        return LayerType.ESMC;
    }

    /** Further elements and padding. */
    public Bytes padding() {
        return contents().slice(HEADER_LENGTH);
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new EsmcHeader(
                ituSubtype(), version(), eventFlag(), tlvType(), OptionalInt.empty(), ssmCode(), padding()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("ITUSubtype", ITU_SUBTYPE, 2, ituSubtype());
        visitor.number("Version", VERSION, 1, version());
        visitor.flag("EventFlag", VERSION, 1, eventFlag());
        visitor.number("TLVType", TLV_TYPE, 1, tlvType());
        visitor.number("TLVLength", TLV_LENGTH, 2, tlvLength());
        visitor.number("SSMCode", SSM_CODE, 1, ssmCode());
        visitor.bytes("Padding", HEADER_LENGTH, padding().length(), padding());
    }
}
