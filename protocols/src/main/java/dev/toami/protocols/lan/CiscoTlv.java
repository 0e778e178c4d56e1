package dev.toami.protocols.lan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;

/**
 * Elements of Cisco's protocols: a type of two bytes, a length of two bytes that counts itself and the type, and a value.
 */
final class CiscoTlv {
    static final int HEADER_LENGTH = 4;

    private CiscoTlv() {}

    /** How many whole elements there are from {@code start} on. */
    static int count(Bytes in, int start) {
        int count = 0;
        for (int at = start; isWhole(in, at); at += in.u16(at + 2)) {
            count++;
        }
        return count;
    }

    /** True if there is an element at {@code at}, and all of it. */
    static boolean isWhole(Bytes in, int at) {
        int rest = in.length() - at;
        return rest >= HEADER_LENGTH && in.u16(at + 2) >= HEADER_LENGTH && in.u16(at + 2) <= rest;
    }

    /** The elements of {@code in} from {@code start} on, up to the first that is not whole. */
    static void describe(Bytes in, int start, FieldVisitor visitor) {
        if (visitor.beginList("TLVs", start, in.length() - start, count(in, start))) {
            for (int at = start; isWhole(in, at); at += in.u16(at + 2)) {
                int length = in.u16(at + 2);
                visitor.beginStruct("", at, length);
                visitor.number("Type", at, 2, in.u16(at));
                visitor.number("Length", at + 2, 2, length);
                visitor.bytes("Value", at + 4, length - 4, in.slice(at + 4, length - 4));
                visitor.endStruct();
            }
        }
        visitor.endList();
    }
}
