package dev.toami.afpacket.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import com.kenai.jffi.MemoryIO;

/** Direct buffers in the machine's byte order, and sub-ranges of them for system calls. */
public final class Memory {
    private static final MemoryIO MEMORY = MemoryIO.getInstance();

    private Memory() {}

    public static ByteBuffer allocate(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    /** The number at an address, which the caller has checked. */
    public static int u16(long address) {
        return MEMORY.getShort(address) & 0xffff;
    }

    /** The number at an address, which the caller has checked. */
    public static int i32(long address) {
        return MEMORY.getInt(address);
    }

    /** The number at an address, which the caller has checked. */
    public static long i64(long address) {
        return MEMORY.getLong(address);
    }

    /** A number in network byte order, for a field of a structure that is otherwise in the machine's. */
    public static short networkOrder(int value) {
        return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? (short) value : Short.reverseBytes((short) value);
    }
}
