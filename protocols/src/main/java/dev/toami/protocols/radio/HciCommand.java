package dev.toami.protocols.radio;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.LittleEndian;

/**
 * Command to a Bluetooth controller (Bluetooth Core Specification, volume 4, part E, 5.4.1). Immutable.
 *
 * <pre>
 *  0         2        3
 * +---------+--------+------------
 * | Opcode  | Length | Parameters
 * +---------+--------+------------
 * </pre>
 */
public final class HciCommand extends Layer {
    public static final int HEADER_LENGTH = 3;
    private static final int LENGTH = 2;

    private HciCommand(Bytes in) {
        super(in);
    }

    public static HciCommand parse(Bytes in) throws MalformedPacketException {
        RadioLengths.require(in, HEADER_LENGTH, LayerType.HCI_COMMAND);
        return new HciCommand(in);
    }

    /** Group and command in one. */
    public int opcode() {
        return LittleEndian.u16(bytes(), 0);
    }

    /** The upper six bits of the opcode: 3 controller and baseband, 8 low energy. */
    public int opcodeGroup() {
        return opcode() >> 10;
    }

    /** The lower ten bits of the opcode. */
    public int opcodeCommand() {
        return opcode() & 0x3ff;
    }

    /** Of the parameters. */
    public int declaredLength() {
        return bytes().u8(LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.HCI_COMMAND;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    /** The parameters. */
    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH).clip(declaredLength());
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < HEADER_LENGTH + declaredLength();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(HciHeader.command(opcode()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Opcode", 0, 2, opcode(), HciNames.command(opcode()));
        visitor.number("OGF", 1, 1, opcodeGroup());
        visitor.number("OCF", 0, 2, opcodeCommand());
        visitor.number("Length", LENGTH, 1, declaredLength());
    }
}
