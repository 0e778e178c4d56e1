package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.internal.FieldCursor;

/**
 * BACnet application layer protocol data unit (ANSI/ASHRAE 135, clause 20.1); this is the one of a confirmed request.
 * Immutable.
 *
 * <pre>
 *  0           1              2           3             (5)
 * +-----+-----+--------------+-----------+-------------+---------+--------
 * |Type0|Flags|Max seg, APDU | Invoke ID |(Seq, window)| Service | Request
 * +-----+-----+--------------+-----------+-------------+---------+--------
 * </pre>
 */
public final class BacnetApplication extends MeasuredLayer implements ApplicationLayer {
    public static final int CONFIRMED_REQUEST = 0;
    public static final int UNCONFIRMED_REQUEST = 1;
    public static final int SIMPLE_ACK = 2;
    public static final int COMPLEX_ACK = 3;
    public static final int SEGMENT_ACK = 4;
    public static final int ERROR = 5;
    public static final int REJECT = 6;
    public static final int ABORT = 7;

    private static final int SEGMENTED = 0x08;
    /** Application tag of an enumerated value of one octet. */
    private static final int ENUMERATED = 0x91;

    private BacnetApplication(Bytes in) {
        super(in, LayerType.BACNET_APPLICATION, in.length(), in.length());
    }

    public static BacnetApplication parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.BACNET_APPLICATION, 2);
        return new BacnetApplication(in);
    }

    public int pduType() {
        return bytes().u8(0) >> 4;
    }

    private boolean isSegmented() {
        return (bytes().u8(0) & SEGMENTED) != 0;
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(bytes(), 0, visitor);
        visitor.code("Type", 0, 1, pduType(), label(pduType()));
        switch (pduType()) {
            case CONFIRMED_REQUEST -> {
                cursor.flag("SegmentedRequest", 1, SEGMENTED)
                        .flag("MoreSegments", 1, 0x04)
                        .flag("SegmentedResponseAccepted", 1, 0x02)
                        .skip(1);
                cursor.bits("MaxSegments", 1, 0x70).bits("MaxAPDUSize", 1, 0x0f).skip(1);
                cursor.number("InvokeID", 1);
                segment(cursor);
                cursor.code("ConfirmedService", 1, BacnetServices::confirmed);
            }
            case UNCONFIRMED_REQUEST -> {
                cursor.skip(1);
                cursor.code("UnconfirmedService", 1, BacnetServices::unconfirmed);
            }
            case SIMPLE_ACK -> acknowledged(cursor.skip(1));
            case COMPLEX_ACK -> {
                cursor.flag("SegmentedRequest", 1, SEGMENTED).flag("MoreSegments", 1, 0x04).skip(1);
                cursor.number("InvokeID", 1);
                segment(cursor);
                cursor.code("ConfirmedService", 1, BacnetServices::confirmed);
            }
            case SEGMENT_ACK -> {
                cursor.flag("NAK", 1, 0x02).flag("Server", 1, 0x01).skip(1);
                cursor.number("InvokeID", 1);
                cursor.number("SequenceNumber", 1);
                cursor.number("WindowSize", 1);
            }
            case ERROR -> {
                acknowledged(cursor.skip(1));
                enumerated(cursor, "ErrorClass");
                enumerated(cursor, "ErrorCode");
            }
            case REJECT -> {
                cursor.skip(1);
                cursor.number("InvokeID", 1);
                cursor.code("RejectReason", 1, BacnetServices::rejectReason);
            }
            case ABORT -> {
                cursor.flag("Server", 1, 0x01).skip(1);
                cursor.number("InvokeID", 1);
                cursor.code("AbortReason", 1, BacnetServices::abortReason);
            }
            default -> cursor.skip(1);
        }
        cursor.bytes("Data", cursor.left());
    }

    private void segment(FieldCursor cursor) {
        if (isSegmented()) {
            cursor.number("SequenceNumber", 1);
            cursor.number("WindowSize", 1);
        }
    }

    private static void acknowledged(FieldCursor cursor) {
        cursor.number("InvokeID", 1);
        cursor.code("ConfirmedService", 1, BacnetServices::confirmed);
    }

    private static void enumerated(FieldCursor cursor, String name) {
        if (cursor.has(2) && cursor.peek(1) == ENUMERATED) {
            cursor.skip(1);
            cursor.number(name, 1);
        }
    }

    private static String label(int type) {
        return switch (type) {
            case CONFIRMED_REQUEST -> "ConfirmedRequest";
            case UNCONFIRMED_REQUEST -> "UnconfirmedRequest";
            case SIMPLE_ACK -> "SimpleACK";
            case COMPLEX_ACK -> "ComplexACK";
            case SEGMENT_ACK -> "SegmentACK";
            case ERROR -> "Error";
            case REJECT -> "Reject";
            case ABORT -> "Abort";
            default -> "Unknown(" + type + ')';
        };
    }
}
