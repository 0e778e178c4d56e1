package dev.toami.protocols.bus;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Bluetooth host controller interface packet type, UART transport (Bluetooth Core Specification, volume 4, part A).
 * Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------+
 * |      Type     |
 * +---------------+
 * </pre>
 */
public final class HciPacket extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 1;
    private static final int TYPE = 0;

    private HciPacket(Bytes in) {
        super(in);
    }

    public static HciPacket parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.HCI_H4);
        return new HciPacket(in);
    }

    public int typeCode() {
        return bytes().u8(TYPE);
    }

    @Override
    public LayerType type() {
        return LayerType.HCI_H4;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new HciHeader(typeCode()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Type", TYPE, 1, typeCode(), typeCodeLabel(typeCode()));
    }

    private static String typeCodeLabel(int typeCode) {
        return switch (typeCode) {
            case 1 -> "HCI Command";
            case 2 -> "ACL Data";
            case 3 -> "SCO Data";
            case 4 -> "HCI Event";
            case 5 -> "ISO Data";
            default -> "Unknown(" + typeCode + ")";
        };
    }
}
