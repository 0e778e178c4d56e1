package dev.toami.protocols.internal;

import dev.toami.engine.Bytes;

/**
 * An element in the Basic Encoding Rules (ITU-T X.690) whose header is there: a tag of one octet and a definite length.
 *
 * @param tag the first octet, with class and form
 * @param start where the tag is
 * @param contentStart where its content begins
 * @param end where its content ends, as declared; that may lie beyond the bytes
 */
public record BerElement(int tag, int start, int contentStart, long end) {
    private static final int LONG_TAG = 0x1f;
    private static final int MOST_LENGTH_OCTETS = 4;

    /** The element at {@code at}, or null if no such element begins there. */
    public static BerElement at(Bytes in, int at) {
        if (at + 2 > in.length() || (in.u8(at) & LONG_TAG) == LONG_TAG) {
            return null;
        }
        int first = in.u8(at + 1);
        if (first < 0x80) {
            return new BerElement(in.u8(at), at, at + 2, at + 2L + first);
        }
        int octets = first & 0x7f;
        if (octets == 0 || octets > MOST_LENGTH_OCTETS || at + 2 + octets > in.length()) {
            return null;
        }
        int content = at + 2 + octets;
        return new BerElement(in.u8(at), at, content, content + FieldCursor.read(in, at + 2, octets, false));
    }

    /** How much of the content is there. */
    public int length(Bytes in) {
        return (int) Math.min(end, in.length()) - contentStart;
    }

    /** The content, as much as is there. */
    public Bytes content(Bytes in) {
        return in.slice(contentStart, length(in));
    }

    /** The content as an unsigned number, of its last eight octets. */
    public long number(Bytes in) {
        long value = 0;
        for (int i = 0; i < length(in); i++) {
            value = value << 8 | in.u8(contentStart + i);
        }
        return value;
    }

    /** Whether all of the content is there. */
    public boolean isComplete(Bytes in) {
        return end <= in.length();
    }
}
