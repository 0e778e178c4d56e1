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
 * Bluetooth host controller interface packet type with the direction before it (LINKTYPE_BLUETOOTH_HCI_H4_WITH_PHDR).
 * Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------------------------------------------------------+
 * |                           Direction                           |
 * +---------------+-----------------------------------------------+
 * |      Type     |
 * +---------------+
 * </pre>
 */
public final class DirectedHciPacket extends Layer implements LinkLayer {
    public static final int HEADER_LENGTH = 5;
    private static final int DIRECTION = 0;
    private static final int TYPE = 4;

    private DirectedHciPacket(Bytes in) {
        super(in);
    }

    public static DirectedHciPacket parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.HCI_H4_WITH_DIRECTION);
        return new DirectedHciPacket(in);
    }

    /** 0 from host to controller, 1 from controller to host. */
    public long direction() {
        return bytes().u32(DIRECTION);
    }

    public int typeCode() {
        return bytes().u8(TYPE);
    }

    @Override
    public LayerType type() {
        return LayerType.HCI_H4_WITH_DIRECTION;
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
        return Optional.of(new DirectedHciHeader(direction(), typeCode()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Direction", DIRECTION, 4, direction());
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
