package dev.toami.protocols.routing;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.wire.Elements;

/** What follows the header of a BGP message, by type; bytes where it is not whole. */
final class BgpBody {
    private static final int OPEN_LENGTH = 10;
    private static final int CAPABILITIES = 2;
    private static final int EXTENDED_LENGTH = 0x10;

    private BgpBody() {}

    static void describe(Bytes in, int at, int type, FieldVisitor visitor) {
        int length = in.length() - at;
        if (type == 1 && length >= OPEN_LENGTH) {
            describeOpen(in, at, visitor);
        } else if (type == 2 && length >= 4) {
            describeUpdate(in, at, visitor);
        } else if (type == 3 && length >= 2) {
            visitor.code("ErrorCode", at, 1, in.u8(at), BgpNames.error(in.u8(at)));
            Message.u8(visitor, "ErrorSubcode", in, at + 1);
            Message.rest(visitor, "Data", in, at + 2);
        } else if (type == 5 && length >= 4) {
            Message.u16(visitor, "AFI", in, at);
            Message.u8(visitor, "Subtype", in, at + 2);
            Message.u8(visitor, "SAFI", in, at + 3);
            Message.rest(visitor, "Data", in, at + 4);
        } else {
            Message.rest(visitor, "Body", in, at);
        }
    }

    private static void describeOpen(Bytes in, int at, FieldVisitor visitor) {
        Message.u8(visitor, "Version", in, at);
        Message.u16(visitor, "MyAutonomousSystem", in, at + 1);
        Message.u16(visitor, "HoldTime", in, at + 3);
        Message.ipv4(visitor, "BGPIdentifier", in, at + 5);
        Message.u8(visitor, "OptParmLen", in, at + 9);
        int start = at + OPEN_LENGTH;
        Elements parameters = Elements.of(in, start, 2, (bytes, from) -> 2 + bytes.u8(from + 1));
        parameters.describe(visitor, "OptionalParameters", (to, bytes, from, length) -> {
            int type = bytes.u8(from);
            to.code("Type", from, 1, type, type == CAPABILITIES ? "Capabilities" : Message.unknown(type));
            Message.u8(to, "Length", bytes, from + 1);
            if (type == CAPABILITIES) {
                Elements.of(bytes.clip(from + length), from + 2, 2, (all, one) -> 2 + all.u8(one + 1))
                        .describe(to, "Capabilities", BgpBody::describeCapability);
            } else {
                to.bytes("Value", from + 2, length - 2, bytes.slice(from + 2, length - 2));
            }
        });
        parameters.describeRest(visitor, "Trailing");
    }

    private static void describeCapability(FieldVisitor visitor, Bytes in, int at, int length) {
        int code = in.u8(at);
        visitor.code("Code", at, 1, code, BgpNames.capability(code));
        Message.u8(visitor, "Length", in, at + 1);
        if (code == 1 && length == 6) {
            Message.u16(visitor, "AFI", in, at + 2);
            Message.u8(visitor, "SAFI", in, at + 5);
        } else if (code == 65 && length == 6) {
            Message.u32(visitor, "AS", in, at + 2);
        } else {
            visitor.bytes("Value", at + 2, length - 2, in.slice(at + 2, length - 2));
        }
    }

    private static void describeUpdate(Bytes in, int at, FieldVisitor visitor) {
        Message.u16(visitor, "WithdrawnRoutesLength", in, at);
        int attributesLength = at + 2 + in.u16(at);
        if (in.length() - attributesLength < 2) {
            Message.rest(visitor, "Body", in, at + 2);
            return;
        }
        describePrefixes("WithdrawnRoutes", in.clip(attributesLength), at + 2, visitor);
        Message.u16(visitor, "TotalPathAttributeLength", in, attributesLength);
        int start = attributesLength + 2;
        int end = Math.min(start + in.u16(attributesLength), in.length());
        Elements attributes = Elements.of(in.clip(end), start, 3, BgpBody::attributeLength);
        attributes.describe(visitor, "PathAttributes", BgpBody::describeAttribute);
        attributes.describeRest(visitor, "TrailingAttributes");
        describePrefixes("NLRI", in, end, visitor);
    }

    private static int valueOffset(Bytes in, int at) {
        return (in.u8(at) & EXTENDED_LENGTH) != 0 ? 4 : 3;
    }

    private static int attributeLength(Bytes in, int at) {
        if (valueOffset(in, at) == 3) {
            return 3 + in.u8(at + 2);
        }
        return in.length() - at < 4 ? 0 : 4 + in.u16(at + 2);
    }

    private static void describeAttribute(FieldVisitor visitor, Bytes in, int at, int length) {
        int header = valueOffset(in, at);
        int value = at + header;
        int size = length - header;
        int type = in.u8(at + 1);
        Message.u8(visitor, "Flags", in, at);
        visitor.code("Type", at + 1, 1, type, BgpNames.attribute(type));
        visitor.number("Length", at + 2, header - 2, size);
        if (type == 1 && size == 1) {
            visitor.code("Origin", value, 1, in.u8(value), BgpNames.origin(in.u8(value)));
        } else if (type == 3 && size == 4) {
            Message.ipv4(visitor, "NextHop", in, value);
        } else if (type == 4 && size == 4) {
            Message.u32(visitor, "MultiExitDisc", in, value);
        } else if (type == 5 && size == 4) {
            Message.u32(visitor, "LocalPref", in, value);
        } else {
            visitor.bytes("Value", value, size, in.slice(value, size));
        }
    }

    /** Prefixes of IPv4: a length in bits, then as many bytes as that takes. */
    private static void describePrefixes(String name, Bytes in, int start, FieldVisitor visitor) {
        Elements prefixes =
                Elements.of(in, start, 1, (bytes, at) -> bytes.u8(at) > 32 ? 0 : 1 + (bytes.u8(at) + 7) / 8);
        prefixes.describePlain(visitor, name, (to, bytes, at, length) -> {
            int bits = 0;
            for (int i = 1; i < length; i++) {
                bits |= bytes.u8(at + i) << (32 - 8 * i);
            }
            to.text("", at, length, new Ipv4Address(bits) + "/" + bytes.u8(at));
        });
        prefixes.describeRest(visitor, name + "Trailing");
    }
}
