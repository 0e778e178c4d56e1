package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.internal.FieldCursor;
import dev.toami.protocols.internal.LittleEndian;

/**
 * Application service data unit of telecontrol, with the sizes of its fields that IEC 60870-5-104 prescribes
 * (IEC 60870-5-101, section 7.2). Immutable.
 *
 * <pre>
 *  0        1         2         3            4         6                  9
 * +--------+-+-------+-+-+-----+------------+---------+------------------+---------
 * |TypeId  |S|Number |T|N|Cause| Originator | Address |  Object address  | Elements
 * +--------+-+-------+-+-+-----+------------+---------+------------------+---------
 * </pre>
 */
public final class Iec104Asdu extends MeasuredLayer implements ApplicationLayer {
    public static final int HEADER_LENGTH = 6;
    private static final int VARIABLE_STRUCTURE = 1;
    private static final int CAUSE = 2;
    private static final int ADDRESS = 4;
    private static final int OBJECT_ADDRESS = 3;

    private Iec104Asdu(Bytes in) {
        super(in, LayerType.IEC104_ASDU, in.length(), in.length());
    }

    public static Iec104Asdu parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.IEC104_ASDU, HEADER_LENGTH);
        return new Iec104Asdu(in);
    }

    public int typeIdentification() {
        return bytes().u8(0);
    }

    /** How many information objects or elements there should be. */
    public int objectCount() {
        return bytes().u8(VARIABLE_STRUCTURE) & 0x7f;
    }

    /** Whether one address stands for a sequence of elements. */
    public boolean isSequence() {
        return (bytes().u8(VARIABLE_STRUCTURE) & 0x80) != 0;
    }

    public int causeOfTransmission() {
        return bytes().u8(CAUSE) & 0x3f;
    }

    /** The common address of the unit. */
    public int commonAddress() {
        return LittleEndian.u16(bytes(), ADDRESS);
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(bytes(), 0, visitor).littleEndian();
        cursor.code("TypeID", 1, Iec104Types::label);
        cursor.flag("SQ", 1, 0x80).bits("NumIx", 1, 0x7f).skip(1);
        visitor.code("Cause", CAUSE, 1, causeOfTransmission(), Iec104Types.causeLabel(causeOfTransmission()));
        cursor.flag("Negative", 1, 0x40).flag("Test", 1, 0x80).skip(1);
        cursor.number("OriginatorAddress", 1);
        cursor.number("CommonAddress", 2);
        int size = Iec104Types.elementSize(typeIdentification());
        if (size < 0) {
            object(cursor, cursor.left(), visitor, "Object");
        } else if (isSequence()) {
            sequence(cursor, size, visitor);
        } else {
            objects(cursor, OBJECT_ADDRESS + size, visitor);
        }
    }

    private void objects(FieldCursor cursor, int size, FieldVisitor visitor) {
        int count = Math.min(objectCount(), (cursor.left() + size - 1) / size);
        if (visitor.beginList("Objects", cursor.at(), Math.min(cursor.left(), count * size), count)) {
            for (int i = 0; i < count; i++) {
                object(cursor, Math.min(size, cursor.left()), visitor, "");
            }
        }
        visitor.endList();
    }

    /** The first element's address is there; those behind it have the next ones. */
    private void sequence(FieldCursor cursor, int size, FieldVisitor visitor) {
        int start = cursor.at();
        long address = cursor.peek(OBJECT_ADDRESS);
        boolean hasAddress = cursor.has(OBJECT_ADDRESS);
        cursor.skip(OBJECT_ADDRESS);
        int count = hasAddress && size > 0 ? Math.min(objectCount(), (cursor.left() + size - 1) / size) : 0;
        if (visitor.beginList("Objects", start, cursor.at() - start + Math.min(cursor.left(), count * size), count)) {
            for (int i = 0; i < count; i++) {
                visitor.beginStruct("", cursor.at(), Math.min(size, cursor.left()));
                visitor.number("IOA", start, i == 0 ? OBJECT_ADDRESS : 0, address + i);
                cursor.bytes("Elements", size);
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private static void object(FieldCursor cursor, int size, FieldVisitor visitor, String name) {
        visitor.beginStruct(name, cursor.at(), size);
        cursor.number("IOA", OBJECT_ADDRESS);
        cursor.bytes("Elements", size - OBJECT_ADDRESS);
        visitor.endStruct();
    }
}
