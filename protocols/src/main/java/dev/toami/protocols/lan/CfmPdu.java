package dev.toami.protocols.lan;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;

/**
 * Connectivity fault management message (IEEE 802.1Q, clause 21; ITU-T G.8013). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-----+---------+---------------+---------------+---------------+
 * |Level| Version |     Opcode    |     Flags     | FirstTLVOffset|
 * +-----+---------+---------------+---------------+---------------+
 * </pre>
 */
public final class CfmPdu extends Layer {
    public static final int HEADER_LENGTH = 4;
    private static final int LEVEL = 0;
    private static final int OPCODE = 1;
    private static final int FLAGS = 2;
    private static final int FIRST_TLV_OFFSET = 3;

    private CfmPdu(Bytes in) {
        super(in);
    }

    public static CfmPdu parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.CFM);
        return new CfmPdu(in);
    }

    /** Of the maintenance domain. */
    public int level() {
        return bytes().u8(LEVEL) >> 5;
    }

    public int version() {
        return bytes().u8(LEVEL) & 0x1f;
    }

    public int opcode() {
        return bytes().u8(OPCODE);
    }

    public int flags() {
        return bytes().u8(FLAGS);
    }

    /** How many bytes of fixed fields follow. */
    public int firstTLVOffset() {
        return bytes().u8(FIRST_TLV_OFFSET);
    }

    @Override
    public LayerType type() {
        return LayerType.CFM;
    }

    /** Fields as the opcode says, then elements of type, length and value. */
    public Bytes body() {
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
        return Optional.of(new CfmHeader(level(), version(), opcode(), flags(), firstTLVOffset(), body()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Level", LEVEL, 1, level());
        visitor.number("Version", LEVEL, 1, version());
        visitor.code("Opcode", OPCODE, 1, opcode(), opcodeLabel(opcode()));
        visitor.number("Flags", FLAGS, 1, flags());
        visitor.number("FirstTLVOffset", FIRST_TLV_OFFSET, 1, firstTLVOffset());
        CfmBody.describe(opcode(), contents(), visitor);
    }

    private static String opcodeLabel(int opcode) {
        return switch (opcode) {
            case 1 -> "CCM";
            case 2 -> "LBR";
            case 3 -> "LBM";
            case 4 -> "LTR";
            case 5 -> "LTM";
            case 33 -> "AIS";
            case 35 -> "LCK";
            case 37 -> "TST";
            case 39 -> "APS";
            case 40 -> "R-APS";
            case 41 -> "MCC";
            case 42 -> "LMR";
            case 43 -> "LMM";
            case 45 -> "1DM";
            case 46 -> "DMR";
            case 47 -> "DMM";
            case 48 -> "EXR";
            case 49 -> "EXM";
            case 50 -> "VSR";
            case 51 -> "VSM";
            case 54 -> "SLR";
            case 55 -> "SLM";
            default -> "Unknown(" + opcode + ")";
        };
    }
}
