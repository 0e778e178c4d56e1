package dev.toami.protocols.management;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.internal.FieldCursor;

/**
 * Describes the session header of an IPMI message (IPMI 2.0, section 13.6), of version 1.5 or of RMCP+.
 *
 * <pre>
 *  0        1                 5             9         (25)
 * +--------+-----------------+-------------+---------+--------+------
 * |  Auth  | Sequence Number | Session ID  | (Code)  | Length | Data
 * +--------+-----------------+-------------+---------+--------+------
 *  0        1         2             6                 10       12
 * +--------+---------+-------------+-----------------+--------+------
 * | Auth 6 | Payload | Session ID  | Sequence Number | Length | Data
 * +--------+---------+-------------+-----------------+--------+------
 * </pre>
 */
final class IpmiSession {
    private static final int RMCP_PLUS = 6;
    private static final int OEM_EXPLICIT = 2;
    private static final int CODE_LENGTH = 16;

    private IpmiSession() {}

    static void describe(Bytes in, int at, FieldVisitor visitor) {
        if (at >= in.length()) {
            return;
        }
        visitor.beginStruct("IPMISession", at, in.length() - at);
        FieldCursor cursor = new FieldCursor(in, at, visitor).littleEndian();
        int authentication = (int) cursor.code("AuthenticationType", 1, IpmiSession::label);
        if (authentication == RMCP_PLUS) {
            int payloadType = (int) cursor.peek(1) & 0x3f;
            cursor.flag("Encrypted", 1, 0x80).flag("Authenticated", 1, 0x40).bits("PayloadType", 1, 0x3f);
            cursor.skip(1);
            if (payloadType == OEM_EXPLICIT) {
                cursor.number("OEMIANA", 4);
                cursor.number("OEMPayloadID", 2);
            }
            cursor.number("SessionID", 4);
            cursor.number("SessionSequence", 4);
            cursor.number("MessageLength", 2);
        } else {
            cursor.number("SessionSequence", 4);
            cursor.number("SessionID", 4);
            if (authentication != 0) {
                cursor.bytes("AuthenticationCode", CODE_LENGTH);
            }
            cursor.number("MessageLength", 1);
        }
        visitor.endStruct();
    }

    private static String label(long type) {
        return switch ((int) type) {
            case 0 -> "None";
            case 1 -> "MD2";
            case 2 -> "MD5";
            case 4 -> "Password";
            case 5 -> "OEM";
            case RMCP_PLUS -> "RMCP+";
            default -> "Unknown(" + type + ')';
        };
    }
}
