package dev.toami.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** Bytes of somebody else's memory, on loan. */
final class LeasedBytes extends Bytes {
    private final Lease lease;
    private ByteBuffer memory;
    private long loan;

    LeasedBytes(ByteBuffer memory, int start, int length, Lease lease) {
        super(start, length);
        this.memory = memory.order() == ByteOrder.BIG_ENDIAN ? memory : memory.duplicate();
        this.lease = lease;
        this.loan = lease.loan();
    }

    // The same object is asked for: comparing what two buffers have would cost more than all the rest.
    @SuppressWarnings("ReferenceEquality")
    void moveTo(ByteBuffer newMemory, int newStart, int newLength, Lease its) {
        if (memory != newMemory || its != lease) {
            if (its != lease || newMemory.order() != ByteOrder.BIG_ENDIAN) {
                throw new IllegalArgumentException("a window is used again by its lease, in network byte order");
            }
            memory = newMemory;
        }
        Objects.checkFromIndexSize(newStart, newLength, newMemory.limit());
        start = newStart;
        length = newLength;
        loan = lease.loan();
    }

    ByteBuffer memory() {
        return memory;
    }

    @Override
    void checkLive() {
        if (!lease.holds(loan)) {
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

    /** Always a window of its own, which no {@link Lease#reuse} moves. */
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
