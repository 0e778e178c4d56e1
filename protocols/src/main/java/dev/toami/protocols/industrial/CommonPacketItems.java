package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.internal.FieldCursor;
import dev.toami.protocols.internal.LittleEndian;

/** The items of the common packet format (CIP Networks Library, volume 2, section 2-6): a count, then type, length, data. */
final class CommonPacketItems {
    static final int CONNECTED_DATA = 0xb1;
    static final int UNCONNECTED_DATA = 0xb2;
    private static final int IDENTITY = 0x0c;
    private static final int CONNECTED_ADDRESS = 0xa1;
    private static final int SERVICES = 0x100;
    private static final int SEQUENCED_ADDRESS = 0x8002;
    private static final int ITEM_HEADER = 4;
    private static final int SEQUENCE_COUNT = 2;

    private final Bytes in;
    private final int at;
    private final int count;
    private final int end;
    private final int dataStart;
    private final int dataEnd;

    private CommonPacketItems(Bytes in, int at, int count, int end, int dataStart, int dataEnd) {
        this.in = in;
        this.at = at;
        this.count = count;
        this.end = end;
        this.dataStart = dataStart;
        this.dataEnd = dataEnd;
    }

    /** Those that are there, if {@code message} has a count at {@code at}; the last may be cut. */
    static CommonPacketItems in(Bytes message, int at) {
        int found = 0;
        int dataStart = -1;
        int dataEnd = -1;
        int next = at + 2;
        int declared = next <= message.length() ? LittleEndian.u16(message, at) : 0;
        while (found < declared && next + ITEM_HEADER <= message.length()) {
            int type = LittleEndian.u16(message, next);
            int start = next + ITEM_HEADER;
            next = start + LittleEndian.u16(message, next + 2);
            found++;
            if (dataStart < 0 && (type == CONNECTED_DATA || type == UNCONNECTED_DATA)) {
                dataStart = type == CONNECTED_DATA ? start + SEQUENCE_COUNT : start;
                dataEnd = next;
            }
        }
        return new CommonPacketItems(message, at, found, Math.min(next, message.length()), dataStart, dataEnd);
    }

    /** How many items there are, at least the header of each. */
    int count() {
        return count;
    }

    int end() {
        return end;
    }

    boolean hasData() {
        return dataStart >= 0;
    }

    /** Where the message in the data item begins, behind its sequence count. */
    int dataStart() {
        return dataStart;
    }

    int dataEnd() {
        return dataEnd;
    }

    void describe(FieldVisitor visitor) {
        describe(visitor, false);
    }

    /** @param withData whether the data of data items is described here */
    void describe(FieldVisitor visitor, boolean withData) {
        if (at + 2 > in.length()) {
            return;
        }
        visitor.number("ItemCount", at, 2, LittleEndian.u16(in, at));
        if (visitor.beginList("Items", at + 2, Math.max(0, end - at - 2), count)) {
            int next = at + 2;
            for (int i = 0; i < count; i++) {
                int length = LittleEndian.u16(in, next + 2);
                int stop = Math.min(next + ITEM_HEADER + length, in.length());
                item(new FieldCursor(in.clip(stop), next, visitor).littleEndian(), visitor, stop - next, withData);
                next += ITEM_HEADER + length;
            }
        }
        visitor.endList();
    }

    private static void item(FieldCursor cursor, FieldVisitor visitor, int size, boolean withData) {
        visitor.beginStruct("", cursor.at(), size);
        int type = (int) cursor.code("TypeID", 2, CommonPacketItems::label);
        cursor.number("Length", 2);
        switch (type) {
            case CONNECTED_ADDRESS -> cursor.number("ConnectionID", 4);
            case SEQUENCED_ADDRESS -> {
                cursor.number("SequencedConnectionID", 4);
                cursor.number("EncapsulationSequence", 4);
            }
            case CONNECTED_DATA -> {
                // Whether implicit data begins with a sequence count, only the connection's class tells.
                if (withData) {
                    cursor.bytes("Data", cursor.left());
                } else {
                    cursor.number("SequenceCount", SEQUENCE_COUNT);
                }
            }
            case UNCONNECTED_DATA -> {}
            case IDENTITY -> identity(cursor);
            case SERVICES -> {
                cursor.number("Version", 2);
                cursor.number("Capability", 2);
                cursor.text("Name", cursor.left());
            }
            default -> cursor.bytes("Data", cursor.left());
        }
        visitor.endStruct();
    }

    private static void identity(FieldCursor cursor) {
        cursor.number("Version", 2);
        cursor.bytes("SocketAddress", 16);
        cursor.number("VendorID", 2);
        cursor.number("DeviceType", 2);
        cursor.number("ProductCode", 2);
        cursor.number("Revision", 2);
        cursor.number("DeviceStatus", 2);
        cursor.number("SerialNumber", 4);
        int length = (int) cursor.number("ProductNameLength", 1);
        cursor.text("ProductName", length);
        cursor.number("State", 1);
    }

    private static String label(long type) {
        return switch ((int) type) {
            case 0 -> "Null";
            case IDENTITY -> "ListIdentity";
            case CONNECTED_ADDRESS -> "ConnectedAddress";
            case CONNECTED_DATA -> "ConnectedData";
            case UNCONNECTED_DATA -> "UnconnectedData";
            case SERVICES -> "ListServices";
            case 0x8000 -> "SocketAddressO2T";
            case 0x8001 -> "SocketAddressT2O";
            case SEQUENCED_ADDRESS -> "SequencedAddress";
            default -> "Unknown(" + type + ')';
        };
    }
}
