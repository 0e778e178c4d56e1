package dev.toami.engine;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * A leased window that its lender moves from loan to loan: for lenders whose windows come and go by the million.
 *
 * <p>Whoever has it from an earlier loan reads what it has been moved to, or throws if it is not on loan; slices are windows of
 * their own and throw for ever. For one thread.
 *
 * <p>A read in native memory costs one comparison: {@link #readable} is less than anybody asks for when there is no loan.
 */
public final class MovingBytes extends Bytes {
    private static final int NONE = -1;

    private final Lease slices = new Lease();
    private ByteBuffer memory;
    private long base;
    private int limit;
    /** Where the window begins, if it can be read without the buffer. */
    private long address;
    /** How many bytes from there on; {@link #NONE} when not on loan. */
    private int readable = NONE;

    private boolean isSliced;

    /**
     * Not on loan yet.
     *
     * @param memory as {@link #setMemory} has it
     */
    public MovingBytes(ByteBuffer memory) {
        super(0, 0);
        setMemory(memory);
    }

    /**
     * From now on it moves in other memory. It is not on loan.
     *
     * @param newMemory in network byte order; its limit and order do not change any more. Native memory is read without the
     *     buffer: it stays readable for as long as the buffer is referred to, and so many bytes behind it as a window may
     *     have, because a thread that reads while another one moves the window, though neither may, can read there
     */
    public void setMemory(ByteBuffer newMemory) {
        if (newMemory.order() != ByteOrder.BIG_ENDIAN) {
            throw new IllegalArgumentException("a window moves in memory in network byte order");
        }
        memory = newMemory;
        limit = newMemory.limit();
        base = RawMemory.address(newMemory);
    }

    /** Moves it to another place in its memory; a loan begins. */
    public void moveTo(int offset, int newLength) {
        Objects.checkFromIndexSize(offset, newLength, limit);
        start = offset;
        length = newLength;
        address = base + offset;
        readable = base == 0 ? 0 : newLength;
    }

    /** Ends the loan. */
    public void end() {
        readable = NONE;
        if (isSliced) {
            isSliced = false;
            slices.end();
        }
    }

    ByteBuffer memory() {
        return memory;
    }

    private boolean isReadable(int offset, int count) {
        return offset >= 0 && offset <= readable - count;
    }

    /** Where {@code count} bytes at {@code offset} are in the buffer. */
    private int at(int offset, int count) {
        checkLive();
        return start + Objects.checkFromIndexSize(offset, count, length);
    }

    @Override
    void checkLive() {
        if (readable == NONE) {
            throw new IllegalStateException(LeasedBytes.OVER);
        }
    }

    @Override
    ByteBuffer asBuffer() {
        return memory.slice(start, length);
    }

    @Override
    public int u8(int offset) {
        if (!isReadable(offset, 1)) {
            return memory.get(at(offset, 1)) & 0xff;
        }
        try {
            return RawMemory.u8(address + offset);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public int u16(int offset) {
        if (!isReadable(offset, 2)) {
            return memory.getShort(at(offset, 2)) & 0xffff;
        }
        try {
            return RawMemory.u16(address + offset);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public int i32(int offset) {
        if (!isReadable(offset, 4)) {
            return memory.getInt(at(offset, 4));
        }
        try {
            return RawMemory.i32(address + offset);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public long i64(int offset) {
        if (!isReadable(offset, 8)) {
            return memory.getLong(at(offset, 8));
        }
        try {
            return RawMemory.i64(address + offset);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public Bytes slice(int offset, int sliceLength) {
        checkLive();
        Objects.checkFromIndexSize(offset, sliceLength, length);
        isSliced = true;
        return new LeasedBytes(memory, start + offset, sliceLength, slices);
    }

    @Override
    public void copyTo(int offset, byte[] target, int targetOffset, int count) {
        memory.get(at(offset, count), target, targetOffset, count);
    }

    @Override
    public void copyTo(int offset, ByteBuffer target, int targetOffset, int count) {
        target.put(targetOffset, memory, at(offset, count), count);
    }

    @Override
    public Bytes copy() {
        return Bytes.wrap(toArray());
    }
}
