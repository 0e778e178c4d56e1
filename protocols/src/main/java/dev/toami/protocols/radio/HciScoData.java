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
 * Data of a synchronous Bluetooth connection (Bluetooth Core Specification, volume 4, part E, 5.4.3). Immutable.
 *
 * <pre>
 *  0                 2        3
 * +--------+--------+--------+------
 * | Handle | Status | Length | Data
 * | (12)   | (4)    |        |
 * +--------+--------+--------+------
 * </pre>
 */
public final class HciScoData extends Layer {
    public static final int HEADER_LENGTH = 3;
    private static final int LENGTH = 2;

    private HciScoData(Bytes in) {
        super(in);
    }

    public static HciScoData parse(Bytes in) throws MalformedPacketException {
        RadioLengths.require(in, HEADER_LENGTH, LayerType.HCI_SCO);
        return new HciScoData(in);
    }

    /** The connection's handle. */
    public int handle() {
        return LittleEndian.u16(bytes(), 0) & 0xfff;
    }

    /** 0 if the data are right, 1 if they may be wrong, 2 if they are lost, 3 if in part. */
    public int packetStatus() {
        return LittleEndian.u16(bytes(), 0) >> 12 & 3;
    }

    /** Of the data. */
    public int declaredLength() {
        return bytes().u8(LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.HCI_SCO;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

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
        return Optional.of(HciHeader.scoData(handle(), LittleEndian.u16(bytes(), 0) >> 12));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Handle", 0, 2, handle());
        visitor.number("PacketStatus", 1, 1, packetStatus());
        visitor.number("Length", LENGTH, 1, declaredLength());
    }
}
