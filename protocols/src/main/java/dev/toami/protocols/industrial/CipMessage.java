package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.internal.FieldCursor;
import dev.toami.protocols.internal.LittleEndian;

/**
 * Common Industrial Protocol message (CIP Networks Library, volume 1, section 2-4), a request or a response. Numbers have
 * their least significant byte first. Immutable.
 *
 * <pre>
 *  0         1           2
 * +-+-------+-----------+------------------+------
 * |0|Service| Path words|       Path       | Data
 * +-+-------+-----------+------------------+------
 *  0         1           2        3                 4
 * +-+-------+-----------+--------+-----------------+-------------------+------
 * |1|Service|  Reserved | Status | Additional words| Additional status | Data
 * +-+-------+-----------+--------+-----------------+-------------------+------
 * </pre>
 */
public final class CipMessage extends MeasuredLayer implements ApplicationLayer {
    private static final int RESPONSE = 0x80;
    private static final int REQUEST_HEADER = 2;
    private static final int RESPONSE_HEADER = 4;
    private static final int MULTIPLE_SERVICES = 0x0a;

    private CipMessage(Bytes in) {
        super(in, LayerType.CIP, in.length(), in.length());
    }

    public static CipMessage parse(Bytes in) throws MalformedPacketException {
        require(in, LayerType.CIP, REQUEST_HEADER);
        require(in, LayerType.CIP, (in.u8(0) & RESPONSE) != 0 ? RESPONSE_HEADER : REQUEST_HEADER);
        return new CipMessage(in);
    }

    /** Without the bit that marks a response. */
    public int service() {
        return bytes().u8(0) & ~RESPONSE;
    }

    public boolean isResponse() {
        return (bytes().u8(0) & RESPONSE) != 0;
    }

    /** Of a response; 0 means success, as for a request. */
    public int generalStatus() {
        return isResponse() ? bytes().u8(2) : 0;
    }

    /** The object that a request is for, as much of the path as is there; empty for a response. */
    public Bytes path() {
        return isResponse() ? Bytes.empty() : bytes().slice(REQUEST_HEADER).clip(2 * bytes().u8(1));
    }

    /** What follows the path or the status. */
    public Bytes data() {
        int header = isResponse() ? RESPONSE_HEADER + 2 * bytes().u8(3) : REQUEST_HEADER + path().length();
        return bytes().slice(Math.min(header, bytes().length()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        describe(bytes(), 0, visitor, false);
    }

    /** @param at where the message begins in {@code in}, which ends with it */
    private static void describe(Bytes in, int at, FieldVisitor visitor, boolean isNested) {
        FieldCursor cursor = new FieldCursor(in, at, visitor).littleEndian();
        boolean isResponse = (cursor.peek(1) & RESPONSE) != 0;
        int service = (int) cursor.peek(1) & ~RESPONSE;
        cursor.bits("RequestResponse", 1, RESPONSE);
        if (cursor.has(1)) {
            visitor.code("ServiceCode", at, 1, service, label(service));
        }
        cursor.number("Service", 1);
        if (isResponse) {
            cursor.skip(1);
            cursor.code("GeneralStatus", 1, CipMessage::statusLabel);
            int words = (int) Math.min(cursor.number("AdditionalStatusSize", 1), cursor.left() / 2);
            if (words > 0) {
                visitor.beginList("AdditionalStatus", cursor.at(), 2 * words, words);
                for (int i = 0; i < words; i++) {
                    cursor.number("", 2);
                }
                visitor.endList();
            }
        } else {
            int length = 2 * (int) cursor.number("RequestPathSize", 1);
            Bytes path = in.slice(cursor.at()).clip(length);
            CipPath.describe(path, cursor.at(), visitor);
            cursor.skip(path.length());
        }
        if (service == MULTIPLE_SERVICES && !isNested) {
            services(in, cursor, visitor);
        }
        cursor.bytes("Data", cursor.left());
    }

    /** A count, as many offsets from there, and the messages of the services: no deeper than this. */
    private static void services(Bytes in, FieldCursor cursor, FieldVisitor visitor) {
        int base = cursor.at();
        int count = (int) Math.min(cursor.number("ServiceCount", 2), cursor.left() / 2);
        int offsets = cursor.at();
        cursor.skip(2 * count);
        int ordered = 0;
        int last = cursor.at();
        for (int i = 0; i < count; i++) {
            int start = base + LittleEndian.u16(in, offsets + 2 * i);
            if (start < last || start >= in.length()) {
                break;
            }
            last = start;
            ordered++;
        }
        if (visitor.beginList("Services", cursor.at(), cursor.left(), ordered)) {
            for (int i = 0; i < ordered; i++) {
                int start = base + LittleEndian.u16(in, offsets + 2 * i);
                int end = i + 1 < ordered ? base + LittleEndian.u16(in, offsets + 2 * (i + 1)) : in.length();
                visitor.beginStruct("", start, end - start);
                describe(in.clip(end), start, visitor, true);
                visitor.endStruct();
            }
        }
        visitor.endList();
        cursor.skip(ordered > 0 ? cursor.left() : 0);
    }

    static String label(int service) {
        return switch (service) {
            case 0x01 -> "GetAttributesAll";
            case 0x02 -> "SetAttributesAll";
            case 0x03 -> "GetAttributeList";
            case 0x04 -> "SetAttributeList";
            case 0x05 -> "Reset";
            case 0x06 -> "Start";
            case 0x07 -> "Stop";
            case 0x08 -> "Create";
            case 0x09 -> "Delete";
            case MULTIPLE_SERVICES -> "MultipleServicePacket";
            case 0x0d -> "ApplyAttributes";
            case 0x0e -> "GetAttributeSingle";
            case 0x10 -> "SetAttributeSingle";
            case 0x11 -> "FindNextObjectInstance";
            case 0x15 -> "Restore";
            case 0x16 -> "Save";
            case 0x17 -> "Nop";
            case 0x18 -> "GetMember";
            case 0x19 -> "SetMember";
            case 0x1a -> "InsertMember";
            case 0x1b -> "RemoveMember";
            case 0x1c -> "GroupSync";
            // 0x4b and above mean what the object's class makes of them.
            default -> "Unknown(" + service + ')';
        };
    }

    private static String statusLabel(long status) {
        return switch ((int) status) {
            case 0x00 -> "Success";
            case 0x01 -> "ConnectionFailure";
            case 0x02 -> "ResourceUnavailable";
            case 0x03 -> "InvalidParameterValue";
            case 0x04 -> "PathSegmentError";
            case 0x05 -> "PathDestinationUnknown";
            case 0x06 -> "PartialTransfer";
            case 0x07 -> "ConnectionLost";
            case 0x08 -> "ServiceNotSupported";
            case 0x09 -> "InvalidAttributeValue";
            case 0x0a -> "AttributeListError";
            case 0x0b -> "AlreadyInRequestedState";
            case 0x0c -> "ObjectStateConflict";
            case 0x0d -> "ObjectAlreadyExists";
            case 0x0e -> "AttributeNotSettable";
            case 0x0f -> "PrivilegeViolation";
            case 0x10 -> "DeviceStateConflict";
            case 0x11 -> "ReplyDataTooLarge";
            case 0x13 -> "NotEnoughData";
            case 0x14 -> "AttributeNotSupported";
            case 0x15 -> "TooMuchData";
            case 0x16 -> "ObjectDoesNotExist";
            case 0x1e -> "EmbeddedServiceError";
            case 0x1f -> "VendorSpecificError";
            case 0x20 -> "InvalidParameter";
            case 0x26 -> "InvalidPathSize";
            default -> "Unknown(" + status + ')';
        };
    }
}
