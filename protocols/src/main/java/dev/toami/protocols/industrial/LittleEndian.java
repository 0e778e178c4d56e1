package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.internal.FieldCursor;

/** Numbers whose least significant byte comes first. */
final class LittleEndian {
    private LittleEndian() {}

    static int u16(Bytes in, int at) {
        return (int) FieldCursor.read(in, at, 2, true);
    }

    static long u32(Bytes in, int at) {
        return FieldCursor.read(in, at, 4, true);
    }

    /** @throws IllegalArgumentException if {@code value} has more than 16 bits */
    static void u16(PacketBuffer out, int at, int value) {
        out.u16(at, value).u16(at, (value & 0xff) << 8 | value >>> 8);
    }

    /** @throws IllegalArgumentException if {@code value} has more than 32 bits */
    static void u32(PacketBuffer out, int at, long value) {
        out.u32(at, value).u32(at, Integer.reverseBytes((int) value) & 0xffff_ffffL);
    }
}
