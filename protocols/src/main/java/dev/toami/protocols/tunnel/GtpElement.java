package dev.toami.protocols.tunnel;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/**
 * An information element of a GTP control message.
 *
 * @param type 8 bits, of the version's own numbers
 * @param instance of version 2, with the spare bits; 0 in version 1
 * @param value what follows type and length
 * @param headerLength of type, length and instance
 */
public record GtpElement(int type, int instance, Bytes value, int headerLength) {
    /** From here on, an element of version 1 has a length. */
    private static final int FIRST_WITH_LENGTH = 0x80;

    private static final int VERSION_2_HEADER = 4;

    int encodedLength() {
        return headerLength + value.length();
    }

    /** Of version 1, up to one of unknown length or one that is not there as a whole. */
    static List<GtpElement> listVersion1(Bytes message, int start) {
        List<GtpElement> list = new ArrayList<>();
        int at = start;
        int length = length1(message, at);
        while (length > 0 && length <= message.length() - at) {
            int header = message.u8(at) < FIRST_WITH_LENGTH ? 1 : 3;
            list.add(new GtpElement(message.u8(at), 0, message.slice(at + header, length - header), header));
            at += length;
            length = length1(message, at);
        }
        return list;
    }

    /** 0 if it cannot be told. */
    private static int length1(Bytes message, int at) {
        int rest = message.length() - at;
        if (rest < 1) {
            return 0;
        }
        int type = message.u8(at);
        if (type >= FIRST_WITH_LENGTH) {
            return rest < 3 ? 0 : 3 + message.u16(at + 1);
        }
        int value = fixedLength(type);
        return value == 0 ? 0 : 1 + value;
    }

    /** The bytes of a value whose element has no length (3GPP TS 29.060, section 7.7), 0 if unknown. */
    private static int fixedLength(int type) {
        return switch (type) {
            case 1, 8, 11, 13, 14, 15, 19, 20, 21, 23, 24, 29 -> 1;
            case 25, 26, 27, 28 -> 2;
            case 6, 12 -> 3;
            case 4, 5, 16, 17, 127 -> 4;
            case 18 -> 5;
            case 3 -> 6;
            case 2 -> 8;
            case 22 -> 9;
            case 9 -> 28;
            default -> 0;
        };
    }

    /** Of version 2, up to one that is not there as a whole. */
    static List<GtpElement> listVersion2(Bytes message, int start) {
        List<GtpElement> list = new ArrayList<>();
        int at = start;
        while (message.length() - at >= VERSION_2_HEADER
                && message.u16(at + 1) <= message.length() - at - VERSION_2_HEADER) {
            int length = message.u16(at + 1);
            list.add(new GtpElement(
                    message.u8(at),
                    message.u8(at + 3),
                    message.slice(at + VERSION_2_HEADER, length),
                    VERSION_2_HEADER));
            at += VERSION_2_HEADER + length;
        }
        return list;
    }

    static void describe(List<GtpElement> elements, int start, FieldVisitor visitor) {
        int at = start;
        int length = elements.stream().mapToInt(GtpElement::encodedLength).sum();
        if (visitor.beginList("InformationElements", at, length, elements.size())) {
            for (GtpElement element : elements) {
                visitor.beginStruct("", at, element.encodedLength());
                visitor.number("Type", at, 1, element.type);
                if (element.headerLength > 1) {
                    visitor.number("Length", at + 1, 2, element.value.length());
                }
                if (element.headerLength == VERSION_2_HEADER) {
                    visitor.number("Instance", at + 3, 1, element.instance & 0xf);
                }
                visitor.bytes("Value", at + element.headerLength, element.value.length(), element.value);
                visitor.endStruct();
                at += element.encodedLength();
            }
        }
        visitor.endList();
    }
}
