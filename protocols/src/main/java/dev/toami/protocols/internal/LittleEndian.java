package dev.toami.protocols.internal;

import dev.toami.engine.Bytes;

/** Numbers whose least significant byte comes first. */
public final class LittleEndian {
    private LittleEndian() {}

    public static int u16(Bytes in, int offset) {
        return Short.toUnsignedInt(Short.reverseBytes((short) in.u16(offset)));
    }

    public static long u32(Bytes in, int offset) {
        return Integer.toUnsignedLong(Integer.reverseBytes(in.i32(offset)));
    }

    public static long u64(Bytes in, int offset) {
        return Long.reverseBytes(in.i64(offset));
    }

    /** {@code length} bytes of {@code value}. */
    public static byte[] bytes(long value, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >>> (8 * i));
        }
        return bytes;
    }
}
