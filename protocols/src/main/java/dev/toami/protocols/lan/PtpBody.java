package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.internal.Signed;

/** What follows the header of a PTP message (IEEE 1588, clauses 13.5 to 13.10). */
final class PtpBody {
    private static final int BODY = PtpMessage.HEADER_LENGTH;
    private static final int TIMESTAMP_LENGTH = 10;
    private static final int PORT_LENGTH = 10;
    private static final int ANNOUNCE_LENGTH = 30;

    private PtpBody() {}

    static void describe(int type, Bytes in, FieldVisitor visitor) {
        int length = in.length() - BODY;
        int done = 0;
        if (timestampName(type) != null && length >= TIMESTAMP_LENGTH) {
            describeTimestamp(timestampName(type), in, visitor);
            done = TIMESTAMP_LENGTH;
        }
        if (type == 0xb && length >= ANNOUNCE_LENGTH) {
            describeAnnounce(in, visitor);
            done = ANNOUNCE_LENGTH;
        } else if ((type == 3 || type == 9 || type == 0xa) && length >= TIMESTAMP_LENGTH + PORT_LENGTH) {
            visitor.number("RequestingClockIdentity", BODY + 10, 8, in.i64(BODY + 10));
            visitor.number("RequestingPortNumber", BODY + 18, 2, in.u16(BODY + 18));
            done = TIMESTAMP_LENGTH + PORT_LENGTH;
        }
        if (done < length) {
            visitor.bytes("Suffix", BODY + done, length - done, in.slice(BODY + done));
        }
    }

    private static String timestampName(int type) {
        return switch (type) {
            case 0, 1, 0xb -> "OriginTimestamp";
            case 2 -> "PdelayOriginTimestamp";
            case 3 -> "RequestReceiptTimestamp";
            case 8 -> "PreciseOriginTimestamp";
            case 9 -> "ReceiveTimestamp";
            case 0xa -> "ResponseOriginTimestamp";
            default -> null;
        };
    }

    private static void describeTimestamp(String name, Bytes in, FieldVisitor visitor) {
        visitor.beginStruct(name, BODY, TIMESTAMP_LENGTH);
        visitor.number("Seconds", BODY, 6, (long) in.u16(BODY) << 32 | in.u32(BODY + 2));
        visitor.number("Nanoseconds", BODY + 6, 4, in.u32(BODY + 6));
        visitor.endStruct();
    }

    private static void describeAnnounce(Bytes in, FieldVisitor visitor) {
        Signed.describe(visitor, "CurrentUTCOffset", BODY + 10, 2, (short) in.u16(BODY + 10));
        visitor.number("GrandmasterPriority1", BODY + 13, 1, in.u8(BODY + 13));
        visitor.number("GrandmasterClockClass", BODY + 14, 1, in.u8(BODY + 14));
        visitor.number("GrandmasterClockAccuracy", BODY + 15, 1, in.u8(BODY + 15));
        visitor.number("GrandmasterClockVariance", BODY + 16, 2, in.u16(BODY + 16));
        visitor.number("GrandmasterPriority2", BODY + 18, 1, in.u8(BODY + 18));
        visitor.number("GrandmasterIdentity", BODY + 19, 8, in.i64(BODY + 19));
        visitor.number("StepsRemoved", BODY + 27, 2, in.u16(BODY + 27));
        visitor.number("TimeSource", BODY + 29, 1, in.u8(BODY + 29));
    }
}
