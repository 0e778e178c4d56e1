package dev.toami.protocols.wlan;

import dev.toami.engine.Bytes;

/** Numbers of IEEE 802.11, whose least significant byte comes first. */
final class LittleEndian {
    private LittleEndian() {}

    static int u16(Bytes in, int offset) {
        return Short.toUnsignedInt(Short.reverseBytes((short) in.u16(offset)));
    }

    static long u32(Bytes in, int offset) {
        return Integer.toUnsignedLong(Integer.reverseBytes(in.i32(offset)));
    }

    static long u64(Bytes in, int offset) {
        return Long.reverseBytes(in.i64(offset));
    }

    /** {@code length} bytes of {@code value}. */
    static byte[] bytes(long value, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >>> (8 * i));
        }
        return bytes;
    }
}
