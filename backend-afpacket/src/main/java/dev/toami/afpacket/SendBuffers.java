package dev.toami.afpacket;

import java.util.Arrays;

import dev.toami.afpacket.sys.Syscalls;

/**
 * The buffers of a session that sends: made when threads first send at the same time, and kept, one for each processor at
 * the most. Thread-safe.
 */
final class SendBuffers {
    private final Syscalls syscalls;
    private final int most = Runtime.getRuntime().availableProcessors();
    /** Never changed; a longer one takes its place. */
    private volatile SendBuffer[] kept = {};

    SendBuffers(Syscalls syscalls) {
        this.syscalls = syscalls;
    }

    /** One with room for a frame of this length, for the caller until it gives it back. */
    SendBuffer take(int length) {
        if (length > SendBuffer.DATA_SIZE) {
            return new SendBuffer(syscalls, length);
        }
        for (SendBuffer buffer : kept) {
            if (buffer.take()) {
                return buffer;
            }
        }
        SendBuffer made = new SendBuffer(syscalls, SendBuffer.DATA_SIZE);
        keep(made);
        return made;
    }

    private synchronized void keep(SendBuffer made) {
        int count = kept.length;
        if (count < most) {
            SendBuffer[] all = Arrays.copyOf(kept, count + 1);
            all[count] = made;
            kept = all;
        }
    }
}
