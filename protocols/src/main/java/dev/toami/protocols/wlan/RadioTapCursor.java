package dev.toami.protocols.wlan;

import dev.toami.engine.Bytes;
import dev.toami.protocols.internal.LittleEndian;

/**
 * Walks over the fields of a radiotap header: those of the first presence word, then those of the words that extend it.
 * It ends at a field that does not fit the header, or whose layout is not known.
 */
final class RadioTapCursor {
    private static final int PRESENT = 4;
    private static final int WORD = 4;
    private static final int RADIOTAP_NAMESPACE = 29;
    private static final int VENDOR_NAMESPACE = 30;
    private static final int EXTENDED = 31;
    private static final int VENDOR_LENGTH = 6;

    private final Bytes header;
    private final int words;
    private int word;
    private int bit = -1;
    private int first;
    private boolean vendor;
    private int end;
    private RadioTapField field;

    /** @param header all of it, and no more */
    RadioTapCursor(Bytes header) {
        this.header = header;
        words = words(header);
        end = PRESENT + words * WORD;
    }

    /** How many presence words there are, as far as they fit. */
    static int words(Bytes header) {
        int count = 1;
        while (PRESENT + (count + 1) * WORD <= header.length()
                && (LittleEndian.u32(header, PRESENT + (count - 1) * WORD) >>> EXTENDED) != 0) {
            count++;
        }
        return count;
    }

    static long word(Bytes header, int index) {
        return LittleEndian.u32(header, PRESENT + index * WORD);
    }

    /** Goes on to the next field, false if there is none. */
    boolean next() {
        while (word < words) {
            long present = word(header, word);
            while (++bit < RADIOTAP_NAMESPACE) {
                if ((present >>> bit & 1) != 0 && !vendor) {
                    return take(RadioTapField.ofBit(first + bit));
                }
            }
            if (!endWord(present)) {
                return stop();
            }
        }
        return false;
    }

    private boolean take(RadioTapField next) {
        if (next == null || next.align(end) + next.length > header.length()) {
            return stop();
        }
        field = next;
        end = next.align(end) + next.length;
        return true;
    }

    private boolean stop() {
        word = words;
        return false;
    }

    /** Without a new namespace, the bits of the next word go on counting. */
    private boolean endWord(long present) {
        word++;
        bit = -1;
        first += 32;
        if ((present >>> RADIOTAP_NAMESPACE & 1) != 0) {
            first = 0;
            vendor = false;
        } else if ((present >>> VENDOR_NAMESPACE & 1) != 0) {
            int at = end + 1 & ~1;
            if (at + VENDOR_LENGTH > header.length()) {
                return false;
            }
            end = at + VENDOR_LENGTH + LittleEndian.u16(header, at + 4);
            vendor = true;
        }
        return true;
    }

    RadioTapField field() {
        return field;
    }

    int offset() {
        return end - field.length;
    }

    /** True for the fields of the first presence word. */
    boolean isFirstWord() {
        return word == 0;
    }
}
