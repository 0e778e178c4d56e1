package dev.toami.protocols.management;

import dev.toami.engine.Bytes;

/**
 * Walks over elements of BER (X.690) that lie one behind the other, without recursion and without trusting a length: an
 * element ends at the latest where what encloses it does.
 */
final class BerReader {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;

    private final Bytes in;
    private final int end;
    private int next;
    private int tag;
    private int start;
    private int length;
    private boolean cut;

    BerReader(Bytes in, int from, int end) {
        this.in = in;
        this.next = from;
        this.end = end;
    }

    /** Moves to the next element; false if there is none whose tag and length are complete. */
    boolean advance() {
        if (end - next < 2) {
            return false;
        }
        int first = in.u8(next + 1);
        int more = first < 0x80 ? 0 : first & 0x7f;
        if (first == 0x80 || more > 4 || end - next < 2 + more) {
            return false;
        }
        long declared = first & 0x7f;
        for (int i = 0; i < more; i++) {
            declared = (i == 0 ? 0 : declared << 8) | in.u8(next + 2 + i);
        }
        tag = in.u8(next);
        start = next + 2 + more;
        cut = declared > end - start;
        length = (int) Math.min(declared, end - start);
        next = start + length;
        return true;
    }

    /** Moves to the next element if it has this tag. */
    boolean advance(int expected) {
        return end - next >= 2 && in.u8(next) == expected && advance();
    }

    /** The tag of the next element, -1 if there is none. */
    int peek() {
        return end - next >= 2 ? in.u8(next) : -1;
    }

    int tag() {
        return tag;
    }

    /** Where the element's contents begin. */
    int start() {
        return start;
    }

    /** How long they are, as far as they are there. */
    int length() {
        return length;
    }

    /** True if the element declares more than is there. */
    boolean isCut() {
        return cut;
    }

    Bytes value() {
        return in.slice(start, length);
    }

    /** The contents as a signed number, of which eight bytes count. */
    long number() {
        long value = length > 0 && (in.u8(start) & 0x80) != 0 ? -1 : 0;
        for (int i = 0; i < Math.min(length, 8); i++) {
            value = value << 8 | in.u8(start + i);
        }
        return value;
    }

    /** The elements within this one. */
    BerReader inside() {
        return new BerReader(in, start, start + length);
    }

    /** The contents as an object identifier in dotted form. */
    String objectIdentifier() {
        StringBuilder out = new StringBuilder();
        long value = 0;
        for (int i = 0; i < length; i++) {
            int octet = in.u8(start + i);
            value = value << 7 | (octet & 0x7f);
            if ((octet & 0x80) != 0) {
                continue;
            }
            if (out.isEmpty()) {
                long first = Math.min(value / 40, 2);
                out.append(first).append('.').append(Long.toUnsignedString(value - 40 * first));
            } else {
                out.append('.').append(Long.toUnsignedString(value));
            }
            value = 0;
        }
        return out.toString();
    }
}
