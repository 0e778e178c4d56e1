package dev.toami.protocols.radio;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.LittleEndian;

/**
 * Event from a Bluetooth controller (Bluetooth Core Specification, volume 4, part E, 5.4.4). Immutable.
 *
 * <pre>
 *  0      1        2
 * +------+--------+------------
 * | Code | Length | Parameters
 * +------+--------+------------
 * </pre>
 */
public final class HciEvent extends Layer {
    public static final int COMMAND_COMPLETE = 0x0e;
    public static final int COMMAND_STATUS = 0x0f;
    public static final int LE_META = 0x3e;
    public static final int HEADER_LENGTH = 2;
    private static final int LENGTH = 1;

    private HciEvent(Bytes in) {
        super(in);
    }

    public static HciEvent parse(Bytes in) throws MalformedPacketException {
        RadioLengths.require(in, HEADER_LENGTH, LayerType.HCI_EVENT);
        return new HciEvent(in);
    }

    public int code() {
        return bytes().u8(0);
    }

    /** Of the parameters. */
    public int declaredLength() {
        return bytes().u8(LENGTH);
    }

    /** The command that a completion or status event answers. */
    public OptionalInt commandOpcode() {
        int at = opcodeOffset();
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(LittleEndian.u16(bytes(), at));
    }

    private int opcodeOffset() {
        int at =
                switch (code()) {
                    case COMMAND_COMPLETE -> HEADER_LENGTH + 1;
                    case COMMAND_STATUS -> HEADER_LENGTH + 2;
                    default -> -1;
                };
        return at >= 0 && at - HEADER_LENGTH + 2 <= payload().length() ? at : -1;
    }

    /** Which event of low energy, such as 2 for advertising reports. */
    public OptionalInt lowEnergySubevent() {
        return code() == LE_META && !payload().isEmpty()
                ? OptionalInt.of(bytes().u8(HEADER_LENGTH))
                : OptionalInt.empty();
    }

    @Override
    public LayerType type() {
        return LayerType.HCI_EVENT;
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
        return Optional.of(HciHeader.event(code()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Code", 0, 1, code(), HciNames.event(code()));
        visitor.number("Length", LENGTH, 1, declaredLength());
        commandOpcode()
                .ifPresent(
                        opcode -> visitor.code("CommandOpcode", opcodeOffset(), 2, opcode, HciNames.command(opcode)));
        lowEnergySubevent()
                .ifPresent(subevent ->
                        visitor.code("LESubevent", HEADER_LENGTH, 1, subevent, HciNames.lowEnergySubevent(subevent)));
    }
}
