package dev.toami.protocols.radio;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Fragment;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.LittleEndian;

/**
 * Data of an asynchronous Bluetooth connection (Bluetooth Core Specification, volume 4, part E, 5.4.2). Immutable.
 *
 * <pre>
 *  0                    2        4
 * +--------+-----+-----+--------+------
 * | Handle | PB  | BC  | Length | Data
 * | (12)   | (2) | (2) |        |
 * +--------+-----+-----+--------+------
 * </pre>
 */
public final class HciAclData extends Layer {
    public static final int HEADER_LENGTH = 4;
    private static final int LENGTH = 2;
    private static final int CONTINUATION = 1;

    private HciAclData(Bytes in) {
        super(in);
    }

    public static HciAclData parse(Bytes in) throws MalformedPacketException {
        RadioLengths.require(in, HEADER_LENGTH, LayerType.HCI_ACL);
        return new HciAclData(in);
    }

    /** The connection's handle. */
    public int handle() {
        return LittleEndian.u16(bytes(), 0) & 0xfff;
    }

    /** 0 and 2 start an L2CAP frame, 1 continues one, 3 is a whole one. */
    public int packetBoundary() {
        return LittleEndian.u16(bytes(), 0) >> 12 & 3;
    }

    /** 0 point to point, 1 to all active receivers. */
    public int broadcast() {
        return LittleEndian.u16(bytes(), 0) >> 14;
    }

    /** Of the data. */
    public int declaredLength() {
        return LittleEndian.u16(bytes(), LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.HCI_ACL;
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
    public LayerParser next(Dissector dissector) {
        return packetBoundary() == CONTINUATION ? Fragment::parse : L2capFrame::parse;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(HciHeader.aclData(handle(), packetBoundary() | broadcast() << 2));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Handle", 0, 2, handle());
        visitor.number("PBFlag", 1, 1, packetBoundary());
        visitor.number("BCFlag", 1, 1, broadcast());
        visitor.number("Length", LENGTH, 2, declaredLength());
    }
}
