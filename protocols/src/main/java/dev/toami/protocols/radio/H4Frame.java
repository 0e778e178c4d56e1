package dev.toami.protocols.radio;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * UART transport of the Bluetooth host controller interface (Bluetooth Core Specification, volume 4, part A), in captures
 * behind its direction or without it. Immutable.
 *
 * <pre>
 *  0            (4)       (5)
 * +-------------+--------+--------
 * |  Direction  |  Type  | Packet
 * +-------------+--------+--------
 * </pre>
 */
public final class H4Frame extends Layer implements LinkLayer {
    public static final int COMMAND = 1;
    public static final int ACL_DATA = 2;
    public static final int SCO_DATA = 3;
    public static final int EVENT = 4;
    public static final int ISO_DATA = 5;
    static final int DIRECTION_LENGTH = 4;

    private final int typeOffset;

    private H4Frame(Bytes in, int typeOffset) {
        super(in);
        this.typeOffset = typeOffset;
    }

    /** LINKTYPE_BLUETOOTH_HCI_H4. */
    public static H4Frame parse(Bytes in) throws MalformedPacketException {
        return parse(in, 0);
    }

    /** LINKTYPE_BLUETOOTH_HCI_H4_WITH_PHDR. */
    public static H4Frame parseWithDirection(Bytes in) throws MalformedPacketException {
        return parse(in, DIRECTION_LENGTH);
    }

    private static H4Frame parse(Bytes in, int typeOffset) throws MalformedPacketException {
        RadioLengths.require(in, typeOffset + 1, LayerType.HCI_H4);
        return new H4Frame(in, typeOffset);
    }

    /** {@link #COMMAND}, {@link #ACL_DATA}, {@link #SCO_DATA}, {@link #EVENT} or {@link #ISO_DATA}. */
    public int packetType() {
        return bytes().u8(typeOffset);
    }

    /** 0 from the host to the controller, 1 the other way; empty if the capture does not tell. */
    public OptionalInt direction() {
        return typeOffset == 0 ? OptionalInt.empty() : OptionalInt.of(bytes().i32(0) & 1);
    }

    private static String label(int type) {
        return switch (type) {
            case COMMAND -> "HCI Command";
            case ACL_DATA -> "ACL Data";
            case SCO_DATA -> "SCO Data";
            case EVENT -> "HCI Event";
            case ISO_DATA -> "ISO Data";
            default -> "Unknown(" + type + ")";
        };
    }

    @Override
    public LayerType type() {
        return LayerType.HCI_H4;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, typeOffset + 1);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(typeOffset + 1);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return switch (packetType()) {
            case COMMAND -> HciCommand::parse;
            case ACL_DATA -> HciAclData::parse;
            case SCO_DATA -> HciScoData::parse;
            case EVENT -> HciEvent::parse;
            default -> LayerParser.PAYLOAD;
        };
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new H4Header(packetType(), direction()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        direction()
                .ifPresent(direction -> visitor.code(
                        "Direction", 0, DIRECTION_LENGTH, direction, direction == 0 ? "Sent" : "Received"));
        visitor.code("Type", typeOffset, 1, packetType(), label(packetType()));
    }
}
