package dev.toami.protocols.ppp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * A tag of a PPPoE discovery packet (RFC 2516, appendix A).
 *
 * @param type 16 bits
 * @param value what follows type and length
 */
public record PppoeTag(int type, Bytes value) {
    public static final int END_OF_LIST = 0x0000;
    public static final int SERVICE_NAME = 0x0101;
    public static final int AC_NAME = 0x0102;
    public static final int HOST_UNIQ = 0x0103;
    public static final int AC_COOKIE = 0x0104;
    public static final int VENDOR_SPECIFIC = 0x0105;
    public static final int RELAY_SESSION_ID = 0x0110;
    public static final int MAXIMUM_PAYLOAD = 0x0120;
    public static final int SERVICE_NAME_ERROR = 0x0201;
    public static final int AC_SYSTEM_ERROR = 0x0202;
    public static final int GENERIC_ERROR = 0x0203;

    private static final int HEADER_LENGTH = 4;

    public PppoeTag {
        if (type < 0 || type > 0xffff || value.length() > 0xffff) {
            throw new IllegalArgumentException(
                    "a PPPoE tag has a type and a length of 16 bits, not " + type + " and " + value.length());
        }
    }

    /** A tag whose value is a name. */
    public static PppoeTag of(int type, String text) {
        return new PppoeTag(type, Bytes.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    int encodedLength() {
        return HEADER_LENGTH + value.length();
    }

    /** Checks that the tags fill the packet, unless it was cut off. */
    static void check(Bytes packet, boolean isTruncated) throws MalformedPacketException {
        int at = PppoeSession.HEADER_LENGTH;
        while (at < packet.length() && !isTruncated) {
            int rest = packet.length() - at;
            int length = rest < HEADER_LENGTH ? HEADER_LENGTH : HEADER_LENGTH + packet.u16(at + 2);
            if (length > rest) {
                throw MalformedPacketException.invalid(
                        LayerType.PPPOE_DISCOVERY, at, length, rest, "PPPoE tag of " + rest + " bytes, not " + length);
            }
            at = packet.u16(at) == END_OF_LIST ? packet.length() : at + length;
        }
    }

    static List<PppoeTag> list(Bytes packet) {
        List<PppoeTag> list = new ArrayList<>();
        int at = PppoeSession.HEADER_LENGTH;
        boolean more = true;
        while (more && packet.length() - at >= HEADER_LENGTH) {
            int length = packet.u16(at + 2);
            more = packet.u16(at) != END_OF_LIST && length <= packet.length() - at - HEADER_LENGTH;
            if (length <= packet.length() - at - HEADER_LENGTH) {
                list.add(new PppoeTag(packet.u16(at), packet.slice(at + HEADER_LENGTH, length)));
            }
            at += HEADER_LENGTH + length;
        }
        return list;
    }

    static void describe(List<PppoeTag> tags, FieldVisitor visitor) {
        int at = PppoeSession.HEADER_LENGTH;
        int length = tags.stream().mapToInt(PppoeTag::encodedLength).sum();
        if (visitor.beginList("Tags", at, length, tags.size())) {
            for (PppoeTag tag : tags) {
                visitor.beginStruct("", at, tag.encodedLength());
                visitor.code("TagType", at, 2, tag.type, label(tag.type));
                visitor.number("TagLength", at + 2, 2, tag.value.length());
                tag.describeValue(at + HEADER_LENGTH, visitor);
                visitor.endStruct();
                at += tag.encodedLength();
            }
        }
        visitor.endList();
    }

    private void describeValue(int at, FieldVisitor visitor) {
        switch (type) {
            case SERVICE_NAME, AC_NAME, SERVICE_NAME_ERROR, AC_SYSTEM_ERROR, GENERIC_ERROR ->
                visitor.text(label(type), at, value.length(), new String(value.toArray(), StandardCharsets.UTF_8));
            case MAXIMUM_PAYLOAD -> {
                if (value.length() >= 2) {
                    visitor.number(label(type), at, 2, value.u16(0));
                }
            }
            case HOST_UNIQ, AC_COOKIE, RELAY_SESSION_ID -> visitor.bytes(label(type), at, value.length(), value);
            case VENDOR_SPECIFIC -> {
                if (value.length() >= 4) {
                    visitor.number("VendorID", at, 4, value.u32(0));
                    visitor.bytes("VendorData", at + 4, value.length() - 4, value.slice(4));
                }
            }
            default -> visitor.bytes("TagValue", at, value.length(), value);
        }
    }

    private static String label(int type) {
        return switch (type) {
            case END_OF_LIST -> "EndOfList";
            case SERVICE_NAME -> "ServiceName";
            case AC_NAME -> "ACName";
            case HOST_UNIQ -> "HostUniq";
            case AC_COOKIE -> "ACCookie";
            case VENDOR_SPECIFIC -> "VendorSpecific";
            case RELAY_SESSION_ID -> "RelaySessionID";
            case MAXIMUM_PAYLOAD -> "PPPMaxPayload";
            case SERVICE_NAME_ERROR -> "ServiceNameError";
            case AC_SYSTEM_ERROR -> "ACSystemError";
            case GENERIC_ERROR -> "GenericError";
            default -> "Unknown(" + type + ")";
        };
    }
}
