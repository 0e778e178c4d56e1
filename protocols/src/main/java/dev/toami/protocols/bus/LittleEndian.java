package dev.toami.protocols.bus;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.PacketBuffer;

/** Numbers whose least significant byte comes first. */
final class LittleEndian {
    private LittleEndian() {}

    static int u16(Bytes bytes, int offset) {
        return bytes.u8(offset) | bytes.u8(offset + 1) << 8;
    }

    static long u32(Bytes bytes, int offset) {
        return Integer.toUnsignedLong(Integer.reverseBytes(bytes.i32(offset)));
    }

    static void u16(PacketBuffer out, int offset, int value) {
        out.u16(offset, value).u16(offset, Integer.reverseBytes(value) >>> 16);
    }

    static void u32(PacketBuffer out, int offset, long value) {
        out.u32(offset, value).u32(offset, Integer.toUnsignedLong(Integer.reverseBytes((int) value)));
    }

    static void u64(PacketBuffer out, int offset, long value) {
        long reversed = Long.reverseBytes(value);
        out.u32(offset, reversed >>> 32).u32(offset + 4, reversed & 0xffff_ffffL);
    }
}
