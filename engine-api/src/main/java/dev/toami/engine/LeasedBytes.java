package dev.toami.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Bytes of somebody else's memory, on loan for one call. */
final class LeasedBytes extends Bytes {
    final ByteBuffer memory;
    private final BooleanSupplier live;

    LeasedBytes(ByteBuffer memory, int start, int length, BooleanSupplier live) {
        super(start, length);
        this.memory = memory.order() == ByteOrder.BIG_ENDIAN ? memory : memory.duplicate();
        this.live = live;
    }

    @Override
    void checkLive() {
        if (!live.getAsBoolean()) {
            throw new IllegalStateException(
                    "leased frame used after its lease ended; keep frame.copy() instead of the frame");
        }
    }

    @Override
    ByteBuffer asBuffer() {
        return memory.slice(start, length);
    }

    @Override
    public int u8(int offset) {
        checkLive();
        return memory.get(start + Objects.checkIndex(offset, length)) & 0xff;
    }

    @Override
    public int u16(int offset) {
        checkLive();
        return memory.getShort(start + Objects.checkFromIndexSize(offset, 2, length)) & 0xffff;
    }

    @Override
    public int i32(int offset) {
        checkLive();
        return memory.getInt(start + Objects.checkFromIndexSize(offset, 4, length));
    }

    @Override
    public long i64(int offset) {
        checkLive();
        return memory.getLong(start + Objects.checkFromIndexSize(offset, 8, length));
    }

    @Override
    public Bytes slice(int offset, int sliceLength) {
        checkLive();
        Objects.checkFromIndexSize(offset, sliceLength, length);
        return sliceLength == length ? this : new LeasedBytes(memory, start + offset, sliceLength, live);
    }

    @Override
    public void copyTo(int offset, byte[] target, int targetOffset, int count) {
        checkLive();
        Objects.checkFromIndexSize(offset, count, length);
        memory.get(start + offset, target, targetOffset, count);
    }

    @Override
    public void copyTo(int offset, ByteBuffer target, int targetOffset, int count) {
        checkLive();
        Objects.checkFromIndexSize(offset, count, length);
        target.put(targetOffset, memory, start + offset, count);
    }

    @Override
    public Bytes copy() {
        return Bytes.wrap(toArray());
    }
}
