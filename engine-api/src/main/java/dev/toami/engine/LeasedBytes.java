package dev.toami.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** Bytes of somebody else's memory, on loan. */
final class LeasedBytes extends Bytes {
    static final String OVER = "leased frame used after its lease ended; keep frame.copy() instead of the frame";

    private final Lease lease;
    private final ByteBuffer memory;
    private final long loan;

    LeasedBytes(ByteBuffer memory, int start, int length, Lease lease) {
        super(start, length);
        this.memory = memory.order() == ByteOrder.BIG_ENDIAN ? memory : memory.duplicate();
        this.lease = lease;
        this.loan = lease.loan();
    }

    ByteBuffer memory() {
        return memory;
    }

    @Override
    void checkLive() {
        if (!lease.holds(loan)) {
            throw new IllegalStateException(OVER);
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
        return new LeasedBytes(memory, start + offset, sliceLength, lease);
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
