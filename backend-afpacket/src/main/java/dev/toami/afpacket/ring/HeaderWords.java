package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers in the machine's byte order, out of a buffer in network byte order: one buffer serves for headers and for frames. */
final class HeaderWords {
    private static final boolean SWAPS = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private HeaderWords() {}

    static int u16(ByteBuffer memory, int at) {
        short value = memory.getShort(at);
        return (SWAPS ? Short.reverseBytes(value) : value) & 0xffff;
    }

    static int i32(ByteBuffer memory, int at) {
        int value = memory.getInt(at);
        return SWAPS ? Integer.reverseBytes(value) : value;
    }

    /** The 32-bit number that is first in memory of those that {@code i64} has read at once. */
    static int first32(long words) {
        return (int) (SWAPS ? words : words >>> 32);
    }

    /** The 16-bit number that is third in memory. */
    static int third16(long words) {
        return (int) (SWAPS ? words >>> 32 : words >>> 16) & 0xffff;
    }

    static long i64(ByteBuffer memory, int at) {
        long value = memory.getLong(at);
        return SWAPS ? Long.reverseBytes(value) : value;
    }
}
