package dev.toami.protocols.management;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.internal.FieldCursor;

/**
 * Control message of a home network (IEEE 1905.1, section 6.2). Immutable.
 *
 * <pre>
 *  0         1          2          4          6          7       8
 * +---------+----------+----------+----------+----------+-------+------
 * | Version | Reserved |   Type   |    ID    | Fragment | Flags | TLVs
 * +---------+----------+----------+----------+----------+-------+------
 * </pre>
 */
public final class Ieee1905Message extends Layer {
    public static final int HEADER_LENGTH = 8;
    private static final int TLV_HEADER = 3;

    private Ieee1905Message(Bytes in) {
        super(in);
    }

    public static Ieee1905Message parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.IEEE1905,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "IEEE1905 needs " + HEADER_LENGTH + " bytes, not " + in.length());
        }
        return new Ieee1905Message(in);
    }

    public int messageType() {
        return bytes().u16(2);
    }

    public int messageId() {
        return bytes().u16(4);
    }

    /** How many TLVs there are up to the one that ends the message, at least the header of each. */
    public int tlvCount() {
        int count = 0;
        int at = HEADER_LENGTH;
        boolean more = true;
        while (more && at + TLV_HEADER <= bytes().length()) {
            more = bytes().u8(at) != 0;
            at = end(at);
            count++;
        }
        return count;
    }

    private int end(int at) {
        return at + TLV_HEADER + bytes().u16(at + 1);
    }

    @Override
    public LayerType type() {
        return LayerType.IEEE1905;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public void describe(FieldVisitor visitor) {
        FieldCursor cursor = new FieldCursor(bytes(), 0, visitor);
        cursor.number("MessageVersion", 1);
        cursor.number("Reserved", 1);
        cursor.code("MessageType", 2, Ieee1905Message::label);
        cursor.number("MessageID", 2);
        cursor.number("FragmentID", 1);
        cursor.flag("LastFragment", 1, 0x80).flag("RelayIndicator", 1, 0x40);
        cursor.number("Flags", 1);
        int count = tlvCount();
        if (visitor.beginList("TLVs", HEADER_LENGTH, bytes().length() - HEADER_LENGTH, count)) {
            for (int i = 0; i < count; i++) {
                int end = Math.min(end(cursor.at()), bytes().length());
                visitor.beginStruct("", cursor.at(), end - cursor.at());
                cursor.number("Type", 1);
                cursor.number("Length", 2);
                cursor.bytes("Data", end - cursor.at());
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private static String label(long type) {
        return switch ((int) type) {
            case 0x0000 -> "TopologyDiscovery";
            case 0x0001 -> "TopologyNotification";
            case 0x0002 -> "TopologyQuery";
            case 0x0003 -> "TopologyResponse";
            case 0x0004 -> "VendorSpecific";
            case 0x0005 -> "LinkMetricQuery";
            case 0x0006 -> "LinkMetricResponse";
            case 0x0007 -> "APAutoconfigurationSearch";
            case 0x0008 -> "APAutoconfigurationResponse";
            case 0x0009 -> "APAutoconfigurationWSC";
            case 0x000a -> "APAutoconfigurationRenew";
            case 0x000b -> "PushButtonEventNotification";
            case 0x000c -> "PushButtonJoinNotification";
            default -> "Unknown(" + type + ')';
        };
    }
}
