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
 * Unidirectional link detection message (RFC 5171, section 4). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +-----+---------+---------------+-------------------------------+
 * |  V  |  Opcode |     Flags     |            Checksum           |
 * +-----+---------+---------------+-------------------------------+
 * </pre>
 */
public final class UdldMessage extends Layer {
    public static final int HEADER_LENGTH = 4;
    private static final int VERSION = 0;
    private static final int FLAGS = 1;
    private static final int CHECKSUM = 2;

    private UdldMessage(Bytes in) {
        super(in);
    }

    public static UdldMessage parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.UDLD);
        return new UdldMessage(in);
    }

    public int version() {
        return bytes().u8(VERSION) >> 5;
    }

    public int opcode() {
        return bytes().u8(VERSION) & 0x1f;
    }

    /** Bits from the lowest: recommended timeout, resynchronize. */
    public int flags() {
        return bytes().u8(FLAGS);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    @Override
    public LayerType type() {
        return LayerType.UDLD;
    }

    /** Type, length and value of identifiers and times. */
    public Bytes elements() {
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
        return Optional.of(new UdldHeader(version(), opcode(), flags(), checksum(), elements()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Version", VERSION, 1, version());
        visitor.code("Opcode", VERSION, 1, opcode(), opcodeLabel(opcode()));
        visitor.number("Flags", FLAGS, 1, flags());
        visitor.number("Checksum", CHECKSUM, 2, checksum());
        visitor.flag("RecommendedTimeout", FLAGS, 1, (flags() & 1) != 0);
        visitor.flag("Resynchronize", FLAGS, 1, (flags() & 2) != 0);
        CiscoTlv.describe(contents(), HEADER_LENGTH, visitor);
    }

    private static String opcodeLabel(int opcode) {
        return switch (opcode) {
            case 0 -> "Reserved";
            case 1 -> "Probe";
            case 2 -> "Echo";
            case 3 -> "Flush";
            default -> "Unknown(" + opcode + ")";
        };
    }
}
