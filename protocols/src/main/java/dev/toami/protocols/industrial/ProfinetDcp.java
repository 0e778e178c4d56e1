package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.internal.FieldCursor;

/**
 * PROFINET discovery and basic configuration message (IEC 61158-6-10, section 4.3). Immutable.
 *
 * <pre>
 *  0         1         2            6                8                10
 * +---------+---------+------------+----------------+----------------+--------
 * | Service |  Type   |    Xid     | Response Delay |  Data Length   | Blocks
 * +---------+---------+------------+----------------+----------------+--------
 * </pre>
 */
public final class ProfinetDcp extends MeasuredLayer {
    public static final int HEADER_LENGTH = 10;
    private static final int DATA_LENGTH = 8;
    private static final int BLOCK_HEADER = 4;

    private ProfinetDcp(Bytes in) {
        super(in, LayerType.PROFINET_DCP, length(in), length(in));
    }

    public static ProfinetDcp parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.PROFINET_DCP, HEADER_LENGTH);
        return new ProfinetDcp(in);
    }

    private static int length(Bytes in) {
        return HEADER_LENGTH + in.u16(DATA_LENGTH);
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(message(), 0, visitor);
        cursor.code("ServiceID", 1, ProfinetDcp::serviceLabel);
        cursor.code("ServiceType", 1, ProfinetDcp::typeLabel);
        cursor.number("Xid", 4);
        cursor.number("ResponseDelay", 2);
        cursor.number("DataLength", 2);
        int count = 0;
        for (int at = HEADER_LENGTH; at + BLOCK_HEADER <= message().length(); at += size(at)) {
            count++;
        }
        if (visitor.beginList("Blocks", HEADER_LENGTH, message().length() - HEADER_LENGTH, count)) {
            int at = HEADER_LENGTH;
            for (int i = 0; i < count; i++) {
                int end = Math.min(at + size(at), message().length());
                block(message().clip(end), at, visitor);
                at = end;
            }
        }
        visitor.endList();
    }

    /** Blocks begin at even offsets. */
    private int size(int at) {
        int length = message().u16(at + 2);
        return BLOCK_HEADER + length + (length & 1);
    }

    private static void block(Bytes in, int at, FieldVisitor visitor) {
        visitor.beginStruct("", at, in.length() - at);
        FieldCursor cursor = new FieldCursor(in, at, visitor);
        cursor.code("Option", 1, ProfinetDcp::optionLabel);
        cursor.number("Suboption", 1);
        int length = (int) cursor.number("BlockLength", 2);
        cursor.bytes("Data", length);
        visitor.endStruct();
    }

    private static String serviceLabel(long id) {
        return switch ((int) id) {
            case 3 -> "Get";
            case 4 -> "Set";
            case 5 -> "Identify";
            case 6 -> "Hello";
            default -> "Unknown(" + id + ')';
        };
    }

    private static String typeLabel(long type) {
        return switch ((int) type) {
            case 0 -> "Request";
            case 1 -> "ResponseSuccess";
            case 5 -> "ResponseNotSupported";
            default -> "Unknown(" + type + ')';
        };
    }

    private static String optionLabel(long option) {
        return switch ((int) option) {
            case 1 -> "IP";
            case 2 -> "DeviceProperties";
            case 3 -> "DHCP";
            case 5 -> "Control";
            case 6 -> "DeviceInitiative";
            case 255 -> "AllSelector";
            default -> "Unknown(" + option + ')';
        };
    }
}
