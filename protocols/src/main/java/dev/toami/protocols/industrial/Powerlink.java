package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.internal.FieldCursor;

/**
 * Ethernet POWERLINK frame (EPSG DS 301, section 4.6.1). Immutable.
 *
 * <pre>
 *  0              1             2        3
 * +-+------------+-------------+--------+------
 * |-|Message Type| Destination | Source | Data
 * +-+------------+-------------+--------+------
 * </pre>
 */
public final class Powerlink extends MeasuredLayer {
    public static final int HEADER_LENGTH = 3;
    public static final int START_OF_CYCLE = 1;
    public static final int POLL_REQUEST = 3;
    public static final int POLL_RESPONSE = 4;
    public static final int START_OF_ASYNCHRONOUS = 5;
    public static final int ASYNCHRONOUS_SEND = 6;

    private Powerlink(Bytes in) {
        super(in, LayerType.POWERLINK, in.length(), in.length());
    }

    public static Powerlink parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.POWERLINK, HEADER_LENGTH);
        return new Powerlink(in);
    }

    public int messageType() {
        return bytes().u8(0) & 0x7f;
    }

    /** The node that the frame is for, 255 for all. */
    public int destination() {
        return bytes().u8(1);
    }

    public int source() {
        return bytes().u8(2);
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("MessageType", 0, 1, messageType(), label(messageType()));
        FieldCursor cursor = new FieldCursor(bytes(), 1, visitor).littleEndian();
        cursor.number("Destination", 1);
        cursor.number("Source", 1);
        switch (messageType()) {
            case START_OF_CYCLE -> {
                cursor.skip(1);
                cursor.flag("MultiplexedCycleCompleted", 1, 0x80).flag("PrescaledSlot", 1, 0x40);
                cursor.skip(2);
                cursor.bytes("NetTime", 8);
                cursor.number("RelativeTime", 8);
            }
            case POLL_REQUEST -> {
                cursor.skip(1);
                processData(cursor.flag("MultiplexedSlot", 1, 0x20).flag("ExceptionAcknowledge", 1, 0x04));
            }
            case POLL_RESPONSE -> {
                cursor.number("NMTStatus", 1);
                processData(cursor.flag("MultiplexedSlot", 1, 0x20).flag("ExceptionNew", 1, 0x10));
            }
            case START_OF_ASYNCHRONOUS -> {
                cursor.number("NMTStatus", 1);
                cursor.skip(2);
                cursor.number("RequestedServiceID", 1);
                cursor.number("RequestedServiceTarget", 1);
                cursor.number("EPLVersion", 1);
            }
            case ASYNCHRONOUS_SEND -> cursor.number("ServiceID", 1);
            default -> {}
        }
        cursor.bytes("Data", cursor.left());
    }

    private static void processData(FieldCursor cursor) {
        cursor.flag("Ready", 1, 0x01).skip(2);
        cursor.number("PDOVersion", 1);
        cursor.skip(1);
        int size = (int) cursor.number("Size", 2);
        cursor.bytes("ProcessData", size);
    }

    private static String label(int type) {
        return switch (type) {
            case START_OF_CYCLE -> "SoC";
            case POLL_REQUEST -> "PReq";
            case POLL_RESPONSE -> "PRes";
            case START_OF_ASYNCHRONOUS -> "SoA";
            case ASYNCHRONOUS_SEND -> "ASnd";
            case 7 -> "AMNI";
            case 13 -> "AInv";
            default -> "Unknown(" + type + ')';
        };
    }
}
