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
 * Frame of the Bluetooth Logical Link Control and Adaptation Protocol (Bluetooth Core Specification, volume 3, part A,
 * 3.1); a long one is cut into several packets of the link. Immutable.
 *
 * <pre>
 *  0        2            4
 * +--------+------------+-------------
 * | Length | Channel ID | Information
 * +--------+------------+-------------
 * </pre>
 */
public final class L2capFrame extends Layer {
    public static final int SIGNALING = 1;
    public static final int ATTRIBUTE_PROTOCOL = 4;
    public static final int LE_SIGNALING = 5;
    public static final int SECURITY_MANAGER = 6;
    public static final int HEADER_LENGTH = 4;
    private static final int CHANNEL = 2;

    private L2capFrame(Bytes in) {
        super(in);
    }

    public static L2capFrame parse(Bytes in) throws MalformedPacketException {
        RadioLengths.require(in, HEADER_LENGTH, LayerType.L2CAP);
        return new L2capFrame(in);
    }

    /** Of the information, in whatever packets. */
    public int declaredLength() {
        return LittleEndian.u16(bytes(), 0);
    }

    /** From 64 on, both ends have agreed on what the channel is for. */
    public int channel() {
        return LittleEndian.u16(bytes(), CHANNEL);
    }

    /** True if the rest of the frame follows in other packets of the link. */
    public boolean isIncomplete() {
        return bytes().length() < HEADER_LENGTH + declaredLength();
    }

    private static String label(int channel) {
        return switch (channel) {
            case SIGNALING -> "L2CAP Signaling";
            case 2 -> "Connectionless";
            case ATTRIBUTE_PROTOCOL -> "Attribute Protocol";
            case LE_SIGNALING -> "LE L2CAP Signaling";
            case SECURITY_MANAGER -> "Security Manager Protocol";
            case 7 -> "BR/EDR Security Manager";
            default -> channel >= 0x40 ? "Dynamic" : "Unknown(" + channel + ")";
        };
    }

    @Override
    public LayerType type() {
        return LayerType.L2CAP;
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
    public Optional<LayerValue> toValue() {
        L2capHeader header = L2capHeader.of(channel());
        return Optional.of(isIncomplete() ? header.withLength(declaredLength()) : header);
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Length", 0, 2, declaredLength());
        visitor.code("CID", CHANNEL, 2, channel(), label(channel()));
    }
}
