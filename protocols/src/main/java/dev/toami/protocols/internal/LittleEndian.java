package dev.toami.protocols.internal;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.PacketBuffer;

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

    /** @throws IllegalArgumentException if {@code value} has more than 16 bits */
    public static void u16(PacketBuffer out, int offset, int value) {
        out.u16(offset, value).u16(offset, Integer.reverseBytes(value) >>> 16);
    }

    /** @throws IllegalArgumentException if {@code value} has more than 32 bits */
    public static void u32(PacketBuffer out, int offset, long value) {
        out.u32(offset, value).u32(offset, Integer.toUnsignedLong(Integer.reverseBytes((int) value)));
    }

    public static void u64(PacketBuffer out, int offset, long value) {
        long reversed = Long.reverseBytes(value);
        out.u32(offset, reversed >>> 32).u32(offset + 4, reversed & 0xffff_ffffL);
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
