package dev.toami.afpacket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.List;

import dev.toami.afpacket.sys.Memory;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.Bytes;

/**
 * Memory outside the heap for the frames of one call: their bytes, then an array of struct mmsghdr (sendmmsg(2)), then the
 * struct iovec of each. For one thread at a time; freed with the object.
 */
final class SendBuffer {
    static final int DATA_SIZE = 1 << 17;
    /** More in one call gain nothing, and keep others waiting. */
    static final int MOST_FRAMES = 64;

    // struct mmsghdr and struct iovec of 64-bit machines
    private static final int MESSAGE_SIZE = 64;
    private static final int MESSAGE_IOVEC = 16;
    private static final int MESSAGE_IOVEC_COUNT = 24;
    private static final int IOVEC_SIZE = 16;
    private static final int IOVEC_LENGTH = 8;

    private static final VarHandle TAKEN;

    static {
        try {
            TAKEN = MethodHandles.lookup().findVarHandle(SendBuffer.class, "isTaken", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int dataSize;
    private final int messages;
    private final int vectors;
    private final ByteBuffer memory;
    private final long address;
    private volatile boolean isTaken = true;

    /** Taken already. */
    SendBuffer(Syscalls syscalls, int dataSize) {
        this.dataSize = dataSize;
        messages = Math.addExact(dataSize, Long.BYTES - 1) & -Long.BYTES;
        vectors = messages + MOST_FRAMES * MESSAGE_SIZE;
        memory = Memory.allocate(vectors + MOST_FRAMES * IOVEC_SIZE);
        address = syscalls.address(memory);
        for (int i = 0; i < MOST_FRAMES; i++) {
            memory.putLong(messages + i * MESSAGE_SIZE + MESSAGE_IOVEC, address + vectors + (long) i * IOVEC_SIZE);
            memory.putLong(messages + i * MESSAGE_SIZE + MESSAGE_IOVEC_COUNT, 1);
        }
    }

    /** Whether it is the caller's now, until {@link #give}. */
    boolean take() {
        return !isTaken && TAKEN.compareAndSet(this, false, true);
    }

    /** Gives it back. */
    void give() {
        TAKEN.setRelease(this, false);
    }

    void put(Bytes frame) {
        frame.copyTo(0, memory, 0, frame.length());
    }

    /**
     * Puts in as many frames, from {@code from} on, as have room; the first one has. One that is there several times in a
     * row is copied once.
     */
    @SuppressWarnings("ReferenceEquality")
    int put(List<Bytes> frames, int from) {
        int most = Math.min(frames.size() - from, MOST_FRAMES);
        Bytes last = null;
        int at = 0;
        int end = 0;
        for (int i = 0; i < most; i++) {
            Bytes frame = frames.get(from + i);
            if (frame != last) {
                int length = frame.length();
                if (length > dataSize - end) {
                    return i;
                }
                at = end;
                end += length;
                frame.copyTo(0, memory, at, length);
                last = frame;
            }
            memory.putLong(vectors + i * IOVEC_SIZE, address + at);
            memory.putLong(vectors + i * IOVEC_SIZE + IOVEC_LENGTH, end - at);
        }
        return most;
    }

    /** Where the bytes are that were put in, while this object is reachable. */
    long dataAddress() {
        return address;
    }

    /** Where the messages are, while this object is reachable. */
    long messagesAddress() {
        return address + messages;
    }
}
