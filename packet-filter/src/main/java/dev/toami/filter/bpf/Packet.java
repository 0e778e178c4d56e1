package dev.toami.filter.bpf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import dev.toami.engine.Bytes;
import dev.toami.engine.internal.Storage;

/**
 * Reads numbers from a packet, which is in an array or, if that is null, in memory.
 *
 * <p>Both are asked for in one method, so that there is one interpreter and one form of compiled code for both; the branch
 * always goes the same way for one packet. Whoever reads has checked that the packet has these bytes.
 */
final class Packet {
    private static final Storage STORAGE = Storage.get();
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Packet() {}

    /** The array of owned bytes, otherwise null. */
    static byte[] array(Bytes packet) {
        return STORAGE.array(packet);
    }

    /**
     * The memory of leased bytes, otherwise null. The lease cannot end during a run, so that asking once is enough.
     *
     * @throws IllegalStateException if the lease is over
     */
    static ByteBuffer memory(Bytes packet, byte[] array) {
        return array == null ? STORAGE.memory(packet) : null;
    }

    /** Where the packet begins in either. */
    static int start(Bytes packet) {
        return STORAGE.start(packet);
    }

    static int u8(byte[] array, ByteBuffer memory, int at) {
        return (array != null ? array[at] : memory.get(at)) & 0xff;
    }

    static int u16(byte[] array, ByteBuffer memory, int at) {
        return (array != null ? (short) SHORT.get(array, at) : memory.getShort(at)) & 0xffff;
    }

    static int i32(byte[] array, ByteBuffer memory, int at) {
        return array != null ? (int) INT.get(array, at) : memory.getInt(at);
    }
}
