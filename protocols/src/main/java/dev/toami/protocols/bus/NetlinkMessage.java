package dev.toami.protocols.bus;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.internal.HeaderLength;
import dev.toami.protocols.internal.LittleEndian;

/**
 * Netlink message header, in little-endian byte order (netlink(7)). Immutable.
 *
 * <pre>
 *  0               8               16              24           31
 * +---------------------------------------------------------------+
 * |                             Length                            |
 * +-------------------------------+-------------------------------+
 * |              Type             |             Flags             |
 * +---------------------------------------------------------------+
 * |                            Sequence                           |
 * +---------------------------------------------------------------+
 * |                             PortID                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class NetlinkMessage extends Layer {
    public static final int HEADER_LENGTH = 16;
    private static final int LENGTH = 0;
    private static final int TYPE = 4;
    private static final int FLAGS = 6;
    private static final int SEQUENCE = 8;
    private static final int PORT_ID = 12;

    private NetlinkMessage(Bytes in) {
        super(in);
    }

    public static NetlinkMessage parse(Bytes in) throws MalformedPacketException {
        HeaderLength.require(in, HEADER_LENGTH, LayerType.NETLINK_MESSAGE);
        return new NetlinkMessage(in);
    }

    /** Header and payload. */
    public long declaredLength() {
        return LittleEndian.u32(bytes(), LENGTH);
    }

    public int typeCode() {
        return LittleEndian.u16(bytes(), TYPE);
    }

    public int flags() {
        return LittleEndian.u16(bytes(), FLAGS);
    }

    public long sequence() {
        return LittleEndian.u32(bytes(), SEQUENCE);
    }

    public long portID() {
        return LittleEndian.u32(bytes(), PORT_ID);
    }

    @Override
    public LayerType type() {
        return LayerType.NETLINK_MESSAGE;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH)
                .clip((int) Math.min(Math.max(declaredLength() - HEADER_LENGTH, 0), Integer.MAX_VALUE));
    }

    @Override
    public boolean isTruncated() {
        return bytes().length() < declaredLength();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new NetlinkMessageHeader(OptionalInt.empty(), typeCode(), flags(), sequence(), portID()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Length", LENGTH, 4, declaredLength());
        visitor.number("Type", TYPE, 2, typeCode());
        visitor.number("Flags", FLAGS, 2, flags());
        visitor.number("Sequence", SEQUENCE, 4, sequence());
        visitor.number("PortID", PORT_ID, 4, portID());
    }
}
