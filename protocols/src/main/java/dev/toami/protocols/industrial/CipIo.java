package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.internal.LittleEndian;

/**
 * Datagram of an implicit CIP connection (CIP Networks Library, volume 2, section 2-6): common packet format items without
 * an encapsulation header. Numbers have their least significant byte first. Immutable.
 *
 * <pre>
 *  0       2        4        6               10               14       16       18         20
 * +-------+--------+--------+---------------+----------------+--------+--------+----------+------
 * | Count | 0x8002 | Length | Connection ID | Encaps. Number |  0xb1  | Length | Sequence | Data
 * +-------+--------+--------+---------------+----------------+--------+--------+----------+------
 * </pre>
 */
public final class CipIo extends MeasuredLayer implements ApplicationLayer {
    private static final int LEAST = 6;

    private CipIo(Bytes in, int length) {
        super(in, LayerType.CIP_IO, length, length);
    }

    public static CipIo parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.CIP_IO, LEAST);
        CommonPacketItems items = CommonPacketItems.in(in, 0);
        int declared = LittleEndian.u16(in, 0);
        if (declared == 0) {
            throw tooSmall(LayerType.CIP_IO, 0, 1, 0, "item count");
        }
        boolean isCut = items.count() < declared || (items.hasData() && items.dataEnd() > in.length());
        return new CipIo(in, isCut ? in.length() + 1 : items.end());
    }

    /** How many items are there, at least the type and length of each. */
    public int itemCount() {
        return CommonPacketItems.in(message(), 0).count();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        CommonPacketItems.in(message(), 0).describe(visitor, true);
    }
}
