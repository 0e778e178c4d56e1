package dev.toami.afpacket.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Direct buffers in the machine's byte order, and sub-ranges of them for system calls. */
public final class Memory {
    private Memory() {}

    public static ByteBuffer allocate(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    /** A number in network byte order, for a field of a structure that is otherwise in the machine's. */
    public static short networkOrder(int value) {
        return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? (short) value : Short.reverseBytes((short) value);
    }
}
