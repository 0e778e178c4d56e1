package dev.toami.protocols.transport;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * An option of a DCCP header (RFC 4340, section 5.8).
 *
 * @param type below 32 for an option of a single octet
 * @param data what follows the type and length octets
 */
public record DccpOption(int type, Bytes data) {
    public static final int PADDING = 0;
    public static final int MANDATORY = 1;
    public static final int SLOW_RECEIVER = 2;
    public static final int CHANGE_L = 32;
    public static final int CONFIRM_L = 33;
    public static final int CHANGE_R = 34;
    public static final int CONFIRM_R = 35;
    public static final int INIT_COOKIE = 36;
    public static final int NDP_COUNT = 37;
    public static final int ACK_VECTOR_0 = 38;
    public static final int ACK_VECTOR_1 = 39;
    public static final int DATA_DROPPED = 40;
    public static final int TIMESTAMP = 41;
    public static final int TIMESTAMP_ECHO = 42;
    public static final int ELAPSED_TIME = 43;
    public static final int DATA_CHECKSUM = 44;

    private static final int FIRST_WITH_LENGTH = 32;

    public DccpOption {
        if (type < 0 || type > 0xff) {
            throw new IllegalArgumentException("a DCCP option's type has 8 bits: " + type);
        }
        if (data.length() > (type < FIRST_WITH_LENGTH ? 0 : 253)) {
            throw new IllegalArgumentException(
                    "too much data for DCCP option " + type + ": " + data.length() + " bytes");
        }
    }

    /** With type and length octets. */
    public int encodedLength() {
        return type < FIRST_WITH_LENGTH ? 1 : 2 + data.length();
    }

    /** Checks that options fill {@code area}, which begins at {@code offset} of the packet. */
    static void check(Bytes area, int offset) throws MalformedPacketException {
        for (int at = 0; at < area.length(); at += lengthAt(area, at)) {
            int rest = area.length() - at;
            if (area.u8(at) < FIRST_WITH_LENGTH) {
                continue;
            }
            int length = rest < 2 ? 0 : area.u8(at + 1);
            if (length < 2 || length > rest) {
                throw MalformedPacketException.invalid(
                        LayerType.DCCP,
                        offset + at,
                        Math.max(length, 2),
                        rest,
                        "DCCP option " + area.u8(at) + " of length " + length + " where " + rest + " bytes are left");
            }
        }
    }

    private static int lengthAt(Bytes area, int at) {
        return area.u8(at) < FIRST_WITH_LENGTH ? 1 : area.u8(at + 1);
    }

    /** The options of an area that {@link #check} has passed. */
    static List<DccpOption> list(Bytes area) {
        List<DccpOption> list = new ArrayList<>();
        for (int at = 0; at < area.length(); at += lengthAt(area, at)) {
            int length = lengthAt(area, at);
            list.add(new DccpOption(area.u8(at), length > 1 ? area.slice(at + 2, length - 2) : Bytes.empty()));
        }
        return List.copyOf(list);
    }

    static void describe(List<DccpOption> options, int base, FieldVisitor visitor) {
        int at = base;
        int length = options.stream().mapToInt(DccpOption::encodedLength).sum();
        if (visitor.beginList("Options", base, length, options.size())) {
            for (DccpOption option : options) {
                option.describe(at, visitor);
                at += option.encodedLength();
            }
        }
        visitor.endList();
    }

    private void describe(int at, FieldVisitor visitor) {
        visitor.beginStruct("", at, encodedLength());
        visitor.code("Type", at, 1, type, name());
        if (type >= FIRST_WITH_LENGTH) {
            visitor.number("Length", at + 1, 1, encodedLength());
            describeData(at + 2, visitor);
        }
        visitor.endStruct();
    }

    private void describeData(int at, FieldVisitor visitor) {
        int length = data.length();
        switch (type) {
            case CHANGE_L, CONFIRM_L, CHANGE_R, CONFIRM_R -> {
                if (length > 0) {
                    visitor.code("Feature", at, 1, data.u8(0), feature(data.u8(0)));
                    visitor.bytes("FeatureValues", at + 1, length - 1, data.slice(1));
                }
            }
            case NDP_COUNT -> number("NDPCount", length <= 6, at, visitor);
            case ACK_VECTOR_0 -> visitor.bytes("AckVectorNonce0", at, length, data);
            case ACK_VECTOR_1 -> visitor.bytes("AckVectorNonce1", at, length, data);
            case INIT_COOKIE -> visitor.bytes("InitCookie", at, length, data);
            case DATA_DROPPED -> visitor.bytes("DataDropped", at, length, data);
            case TIMESTAMP -> number("Timestamp", length == 4, at, visitor);
            case TIMESTAMP_ECHO -> {
                if (length >= 4) {
                    visitor.number("TimestampEcho", at, 4, data.u32(0));
                    new DccpOption(type, data.slice(4))
                            .number("ElapsedTime", length == 6 || length == 8, at + 4, visitor);
                }
            }
            case ELAPSED_TIME -> number("ElapsedTime", length == 2 || length == 4, at, visitor);
            case DATA_CHECKSUM -> number("DataChecksum", length == 4, at, visitor);
            default -> visitor.bytes("Data", at, length, data);
        }
    }

    private void number(String name, boolean isValid, int at, FieldVisitor visitor) {
        if (isValid) {
            long value = 0;
            for (int i = 0; i < data.length(); i++) {
                value = value << 8 | data.u8(i);
            }
            visitor.number(name, at, data.length(), value);
        }
    }

    private String name() {
        return switch (type) {
            case PADDING -> "Padding";
            case MANDATORY -> "Mandatory";
            case SLOW_RECEIVER -> "SlowReceiver";
            case CHANGE_L -> "ChangeL";
            case CONFIRM_L -> "ConfirmL";
            case CHANGE_R -> "ChangeR";
            case CONFIRM_R -> "ConfirmR";
            case INIT_COOKIE -> "InitCookie";
            case NDP_COUNT -> "NDPCount";
            case ACK_VECTOR_0 -> "AckVectorNonce0";
            case ACK_VECTOR_1 -> "AckVectorNonce1";
            case DATA_DROPPED -> "DataDropped";
            case TIMESTAMP -> "Timestamp";
            case TIMESTAMP_ECHO -> "TimestampEcho";
            case ELAPSED_TIME -> "ElapsedTime";
            case DATA_CHECKSUM -> "DataChecksum";
            default -> type >= 128 ? "CCIDSpecific(" + type + ")" : "Unknown(" + type + ")";
        };
    }

    private static String feature(int number) {
        return switch (number) {
            case 1 -> "CongestionControlID";
            case 2 -> "AllowShortSeqnos";
            case 3 -> "SequenceWindow";
            case 4 -> "ECNIncapable";
            case 5 -> "AckRatio";
            case 6 -> "SendAckVector";
            case 7 -> "SendNDPCount";
            case 8 -> "MinimumChecksumCoverage";
            case 9 -> "CheckDataChecksum";
            default -> "Unknown(" + number + ")";
        };
    }
}
