package dev.toami.protocols.lan;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/**
 * An element of an LLDP data unit (IEEE 802.1AB, clause 8.4).
 *
 * <pre>
 *  0      6 7              15 16
 * +--------+-----------------+----------------------+
 * |  Type  |     Length      | Value (0..511 bytes) |
 * +--------+-----------------+----------------------+
 * </pre>
 *
 * @param type seven bits
 * @param value at most 511 bytes
 */
public record LldpTlv(int type, Bytes value) {
    public static final int END = 0;
    public static final int CHASSIS_ID = 1;
    public static final int PORT_ID = 2;
    public static final int TIME_TO_LIVE = 3;
    public static final int PORT_DESCRIPTION = 4;
    public static final int SYSTEM_NAME = 5;
    public static final int SYSTEM_DESCRIPTION = 6;
    public static final int SYSTEM_CAPABILITIES = 7;
    public static final int MANAGEMENT_ADDRESS = 8;
    public static final int ORGANIZATION_SPECIFIC = 127;

    static final int HEADER_LENGTH = 2;
    private static final int MAX_TYPE = 0x7f;
    private static final int MAX_LENGTH = 0x1ff;

    public LldpTlv {
        if (type < 0 || type > MAX_TYPE || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("an LLDP element has a type up to " + MAX_TYPE + " and up to "
                    + MAX_LENGTH + " bytes, not type " + type + " and " + value.length() + " bytes");
        }
    }

    /** The element at {@code at}, which is there. */
    static LldpTlv read(Bytes in, int at) {
        return new LldpTlv(type(in, at), value(in, at));
    }

    static int type(Bytes in, int at) {
        return in.u8(at) >> 1;
    }

    /** Of the value. */
    static int length(Bytes in, int at) {
        return in.u16(at) & MAX_LENGTH;
    }

    static Bytes value(Bytes in, int at) {
        return in.slice(at + HEADER_LENGTH, length(in, at));
    }

    /** Where the element behind the one at {@code at} begins; the end of {@code in} behind the last one. */
    static int next(Bytes in, int at) {
        return type(in, at) == END ? in.length() : at + HEADER_LENGTH + length(in, at);
    }

    /** All elements of bytes that have been checked. */
    static List<LldpTlv> list(Bytes in) {
        List<LldpTlv> list = new ArrayList<>();
        for (int at = 0; at < in.length(); at = next(in, at)) {
            list.add(read(in, at));
        }
        return list;
    }

    static void describe(Bytes in, int at, FieldVisitor visitor) {
        int type = type(in, at);
        visitor.beginStruct("", at, HEADER_LENGTH + length(in, at));
        visitor.code("Type", at, 1, type, label(type));
        visitor.number("Length", at, 2, length(in, at));
        visitor.bytes("Value", at + HEADER_LENGTH, length(in, at), value(in, at));
        visitor.endStruct();
    }

    static String label(int type) {
        return switch (type) {
            case END -> "TLV End";
            case CHASSIS_ID -> "Chassis ID";
            case PORT_ID -> "Port ID";
            case TIME_TO_LIVE -> "TTL";
            case PORT_DESCRIPTION -> "Port Description";
            case SYSTEM_NAME -> "System Name";
            case SYSTEM_DESCRIPTION -> "System Description";
            case SYSTEM_CAPABILITIES -> "System Capabilities";
            case MANAGEMENT_ADDRESS -> "Management Address";
            case ORGANIZATION_SPECIFIC -> "Organisation Specific";
            default -> "Unknown";
        };
    }
}
