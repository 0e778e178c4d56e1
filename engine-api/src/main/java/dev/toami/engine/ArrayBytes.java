package dev.toami.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** Owned bytes. */
final class ArrayBytes extends Bytes {
    static final ArrayBytes NONE = new ArrayBytes(new byte[0], 0, 0);

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    final byte[] array;

    ArrayBytes(byte[] array, int start, int length) {
        super(start, length);
        this.array = array;
        // Where the window is counts as final: whoever sees this object sees it.
        VarHandle.storeStoreFence();
    }

    /** Owned bytes are for ever. */
    @Override
    void checkLive() {}

    @Override
    ByteBuffer asBuffer() {
        return ByteBuffer.wrap(array, start, length);
    }

    @Override
    public int u8(int offset) {
        return array[start + Objects.checkIndex(offset, length)] & 0xff;
    }

    @Override
    public int u16(int offset) {
        return (short) SHORT.get(array, start + Objects.checkFromIndexSize(offset, 2, length)) & 0xffff;
    }

    @Override
    public int i32(int offset) {
        return (int) INT.get(array, start + Objects.checkFromIndexSize(offset, 4, length));
    }

    @Override
    public long i64(int offset) {
        return (long) LONG.get(array, start + Objects.checkFromIndexSize(offset, 8, length));
    }

    @Override
    public Bytes slice(int offset, int sliceLength) {
        Objects.checkFromIndexSize(offset, sliceLength, length);
        return sliceLength == length ? this : new ArrayBytes(array, start + offset, sliceLength);
    }

    @Override
    public void copyTo(int offset, byte[] target, int targetOffset, int count) {
        Objects.checkFromIndexSize(offset, count, length);
        System.arraycopy(array, start + offset, target, targetOffset, count);
    }

    @Override
    public void copyTo(int offset, ByteBuffer target, int targetOffset, int count) {
        Objects.checkFromIndexSize(offset, count, length);
        target.put(targetOffset, array, start + offset, count);
    }

    @Override
    public Bytes copy() {
        return this;
    }
}
