package dev.toami.afpacket;

import java.util.concurrent.atomic.AtomicIntegerArray;

import dev.toami.afpacket.sys.Syscalls;

/**
 * The buffers of a session that sends: made when threads first send at the same time, and kept, one for each processor at
 * the most. Thread-safe.
 */
final class SendBuffers {
    private static final int UNKEPT = -1;

    private final Syscalls syscalls;
    private final int most = Runtime.getRuntime().availableProcessors();
    /** 1 for those that are in use. */
    private final AtomicIntegerArray inUse = new AtomicIntegerArray(most);
    /** Each for the one who has set its place in use. */
    private final SendBuffer[] kept = new SendBuffer[most];

    SendBuffers(Syscalls syscalls) {
        this.syscalls = syscalls;
    }

    /** One with room for a frame of this length, for the caller until it is given back. */
    SendBuffer take(int length) {
        if (length > SendBuffer.DATA_SIZE) {
            return new SendBuffer(syscalls, length, UNKEPT);
        }
        for (int i = 0; i < most; i++) {
            if (inUse.compareAndSet(i, 0, 1)) {
                if (kept[i] == null) {
                    kept[i] = new SendBuffer(syscalls, SendBuffer.DATA_SIZE, i);
                }
                return kept[i];
            }
        }
        return new SendBuffer(syscalls, SendBuffer.DATA_SIZE, UNKEPT);
    }

    void give(SendBuffer buffer) {
        if (buffer.place() != UNKEPT) {
            inUse.setRelease(buffer.place(), 0);
        }
    }
}
