package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/** The fixed fields of IS-IS messages behind the common header, and their elements (ISO 10589, clause 9). */
final class IsIsBody {
    private static final int BODY = IsIsPdu.HEADER_LENGTH;
    private static final int TYPE = 4;
    private static final int ID_LENGTH = 6;

    private IsIsBody() {}

    static void describe(Bytes in, FieldVisitor visitor) {
        int type = in.u8(TYPE) & 0x1f;
        int length = in.length() - BODY;
        int at = BODY;
        if ((type == 15 || type == 16) && length >= 19) {
            describeHello(in, visitor);
            visitor.number("Priority", BODY + 11, 1, in.u8(BODY + 11) & 0x7f);
            visitor.text("LANID", BODY + 12, 7, id(in, BODY + 12, 7));
            at = BODY + 19;
        } else if (type == 17 && length >= 12) {
            describeHello(in, visitor);
            visitor.number("LocalCircuitID", BODY + 11, 1, in.u8(BODY + 11));
            at = BODY + 12;
        } else if ((type == 18 || type == 20) && length >= 19) {
            visitor.number("PDULength", BODY, 2, in.u16(BODY));
            visitor.number("RemainingLifetime", BODY + 2, 2, in.u16(BODY + 2));
            visitor.text("LSPID", BODY + 4, 8, id(in, BODY + 4, 8));
            visitor.number("SequenceNumber", BODY + 12, 4, in.u32(BODY + 12));
            visitor.number("Checksum", BODY + 16, 2, in.u16(BODY + 16));
            visitor.number("TypeBlock", BODY + 18, 1, in.u8(BODY + 18));
            at = BODY + 19;
        } else if (type >= 24 && type <= 27 && length >= 9) {
            visitor.number("PDULength", BODY, 2, in.u16(BODY));
            visitor.text("SourceID", BODY + 2, 7, id(in, BODY + 2, 7));
            at = BODY + 9;
            if (type < 26 && length >= 25) {
                visitor.text("StartLSPID", BODY + 9, 8, id(in, BODY + 9, 8));
                visitor.text("EndLSPID", BODY + 17, 8, id(in, BODY + 17, 8));
                at = BODY + 25;
            }
        }
        describeElements(in, at, visitor);
    }

    private static void describeHello(Bytes in, FieldVisitor visitor) {
        visitor.number("CircuitType", BODY, 1, in.u8(BODY) & 3);
        visitor.text("SystemID", BODY + 1, ID_LENGTH, id(in, BODY + 1, ID_LENGTH));
        visitor.number("HoldingTimer", BODY + 7, 2, in.u16(BODY + 7));
        visitor.number("PDULength", BODY + 9, 2, in.u16(BODY + 9));
    }

    private static void describeElements(Bytes in, int start, FieldVisitor visitor) {
        int count = 0;
        for (int at = start; isElement(in, at); at += 2 + in.u8(at + 1)) {
            count++;
        }
        if (visitor.beginList("TLVs", start, in.length() - start, count)) {
            for (int at = start; isElement(in, at); at += 2 + in.u8(at + 1)) {
                int length = in.u8(at + 1);
                visitor.beginStruct("", at, 2 + length);
                visitor.number("Type", at, 1, in.u8(at));
                visitor.number("Length", at + 1, 1, length);
                visitor.bytes("Value", at + 2, length, in.slice(at + 2, length));
                visitor.endStruct();
            }
        }
        visitor.endList();
    }

    private static boolean isElement(Bytes in, int at) {
        return in.length() - at >= 2 && in.u8(at + 1) <= in.length() - at - 2;
    }

    /** Six bytes in groups of two, then the pseudonode, then the fragment: {@code 1921.6800.1001.00-01}. */
    private static String id(Bytes in, int at, int length) {
        StringBuilder text = new StringBuilder(24);
        for (int i = 0; i < length; i++) {
            int octet = in.u8(at + i);
            if (i == ID_LENGTH + 1) {
                text.append('-');
            } else if (i > 0 && i % 2 == 0) {
                text.append('.');
            }
            text.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
        }
        return text.toString();
    }
}
