package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/** The EnergyWise element of a CDP message: who a device is that measures power, and a table about its group. */
final class CdpEnergyWise {
    static final int FIXED_LENGTH = 72;
    static final int TABLE_LENGTH = 68;
    static final int TABLE_COUNT = 70;
    static final int ENTRY_HEADER = 8;
    private static final int REPLY_LENGTH = 18;

    private CdpEnergyWise() {}

    static void describe(Bytes element, int at, FieldVisitor visitor) {
        boolean here = !element.isEmpty();
        Bytes in = here ? element : Bytes.wrap(new byte[FIXED_LENGTH]);
        visitor.beginStruct("EnergyWise", at, element.length());
        if (here || !visitor.wantsDetail()) {
            bytes("EncryptedData", element, at, 0, 20, visitor);
            visitor.number("Unknown1", at + 20, here ? 4 : 0, in.u32(20));
            visitor.number("SequenceNumber", at + 24, here ? 4 : 0, in.u32(24));
            text("ModelNumber", element, at, 28, 16, visitor);
            visitor.number("Unknown2", at + 44, here ? 2 : 0, in.u16(44));
            text("HardwareID", element, at, 46, 3, visitor);
            text("SerialNum", element, at, 49, 11, visitor);
            bytes("Unknown3", element, at, 60, 8, visitor);
            describeTable(element, at, visitor);
        }
        visitor.endStruct();
    }

    private static void describeTable(Bytes element, int at, FieldVisitor visitor) {
        int role = entry(element, 7);
        text("Role", element, at, role, rest(element, role), visitor);
        int domain = entry(element, 8);
        text("Domain", element, at, domain, rest(element, domain), visitor);
        int name = entry(element, 9);
        text("Name", element, at, name, rest(element, name), visitor);
        int reply = entry(element, 0x17);
        boolean whole = reply > 0 && element.length() - reply >= REPLY_LENGTH;
        bytes("ReplyUnknown1", element, at, reply, whole ? 2 : 0, visitor);
        bytes("ReplyPort", element, at, reply + 2, whole ? 2 : 0, visitor);
        bytes("ReplyAddress", element, at, reply + 4, whole ? 4 : 0, visitor);
        bytes("ReplyUnknown2", element, at, reply + 8, whole ? 2 : 0, visitor);
        bytes("ReplyUnknown3", element, at, reply + 10, whole ? 4 : 0, visitor);
    }

    /** Where the value of the last table entry of this type begins, 0 if there is none. */
    private static int entry(Bytes element, int type) {
        int found = 0;
        int at = FIXED_LENGTH;
        while (element.length() - at > ENTRY_HEADER) {
            found = element.u32(at) == type ? at + ENTRY_HEADER : found;
            at += ENTRY_HEADER + (int) element.u32(at + 4);
        }
        return found;
    }

    private static int rest(Bytes element, int at) {
        return at == 0 ? 0 : element.length() - at;
    }

    private static void bytes(String name, Bytes element, int base, int at, int length, FieldVisitor visitor) {
        boolean here = !element.isEmpty() && length > 0;
        visitor.bytes(name, base + at, here ? length : 0, here ? element.slice(at, length) : Bytes.empty());
    }

    private static void text(String name, Bytes element, int base, int at, int length, FieldVisitor visitor) {
        boolean here = !element.isEmpty() && length > 0;
        visitor.text(name, base + at, here ? length : 0, here ? FixedText.all(element.slice(at, length)) : "");
    }
}
