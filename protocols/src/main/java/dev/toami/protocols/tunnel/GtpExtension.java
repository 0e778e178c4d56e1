package dev.toami.protocols.tunnel;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * An extension header of GTP version 1 (3GPP TS 29.281, section 5.2).
 *
 * @param type 8 bits: 0xc0 for a PDCP number, 0x85 for a PDU session container
 * @param content between the length and the type of the next one: 2 bytes, or 4 more, and so on
 */
public record GtpExtension(int type, Bytes content) {
    private static final int FIRST = GtpPacket.HEADER_LENGTH + GtpPacket.OPTIONAL_LENGTH;

    public GtpExtension {
        if (type <= 0 || type > 0xff || content.length() % 4 != 2 || content.length() > 0xff * 4 - 2) {
            throw new IllegalArgumentException("a GTP extension header has a type from 1 to 255 and 2 bytes of content"
                    + " or 4, 8, ... more, not " + type + " and " + content.length());
        }
    }

    int encodedLength() {
        return content.length() + 2;
    }

    /** Where the extension headers end. */
    static int end(Bytes in, LayerType type) throws MalformedPacketException {
        int at = FIRST;
        while (in.u8(at - 1) != 0) {
            int rest = in.length() - at;
            int length = rest < 1 ? 4 : in.u8(at) * 4;
            if (length == 0) {
                throw MalformedPacketException.invalid(type, at, 1, 0, "GTP packet with invalid extension header");
            }
            if (rest < length) {
                throw MalformedPacketException.tooShort(
                        type, at, length, rest, "GTP packet with small extension header: " + in.length() + " bytes");
            }
            at += length;
        }
        return at;
    }

    /** The extension headers that {@link #end} has passed. */
    static List<GtpExtension> list(Bytes in) {
        List<GtpExtension> list = new ArrayList<>();
        int at = FIRST;
        while (in.u8(at - 1) != 0) {
            int length = in.u8(at) * 4;
            list.add(new GtpExtension(in.u8(at - 1), in.slice(at + 1, length - 2)));
            at += length;
        }
        return list;
    }

    static void describe(List<GtpExtension> extensions, FieldVisitor visitor) {
        int at = FIRST;
        if (visitor.wantsDetail() && !extensions.isEmpty()) {
            visitor.number("NextExtensionHeaderType", at - 1, 1, extensions.get(0).type);
        }
        int length = extensions.stream().mapToInt(GtpExtension::encodedLength).sum();
        boolean hasElements =
                visitor.beginList("GTPExtensionHeaders", length > 0 ? FIRST : 0, length, extensions.size());
        for (int i = 0; hasElements && i < extensions.size(); i++) {
            GtpExtension extension = extensions.get(i);
            visitor.beginStruct("", at, extension.encodedLength());
            visitor.number("Type", at - 1, 1, extension.type);
            if (visitor.wantsDetail()) {
                visitor.number("Length", at, 1, extension.encodedLength() / 4);
            }
            visitor.bytes("Content", at + 1, extension.content.length(), extension.content);
            if (visitor.wantsDetail()) {
                int next = i + 1 < extensions.size() ? extensions.get(i + 1).type : 0;
                visitor.number("NextExtensionHeaderType", at + extension.encodedLength() - 1, 1, next);
            }
            visitor.endStruct();
            at += extension.encodedLength();
        }
        visitor.endList();
    }
}
