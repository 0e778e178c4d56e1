package dev.toami.afpacket;

import java.util.Arrays;

import dev.toami.afpacket.sys.Syscalls;

/**
 * The buffers of a session that sends: made when threads first send at the same time, and kept, one for each processor at
 * the most. Thread-safe.
 */
final class SendBuffers {
    private final Syscalls syscalls;
    private final int mostOthers = Runtime.getRuntime().availableProcessors() - 1;
    /** For the thread that mostly sends alone; null before it does. */
    private volatile SendBuffer first;
    /** Never changed; a longer one takes its place. */
    private volatile SendBuffer[] others = {};

    SendBuffers(Syscalls syscalls) {
        this.syscalls = syscalls;
    }

    /** One with room for a frame of this length, for the caller until it gives it back. */
    SendBuffer take(int length) {
        SendBuffer usual = first;
        if (usual != null && length <= SendBuffer.DATA_SIZE && usual.take()) {
            return usual;
        }
        return takeAnother(length);
    }

    private SendBuffer takeAnother(int length) {
        if (length > SendBuffer.DATA_SIZE) {
            return new SendBuffer(syscalls, length);
        }
        for (SendBuffer buffer : others) {
            if (buffer.take()) {
                return buffer;
            }
        }
        SendBuffer made = new SendBuffer(syscalls, SendBuffer.DATA_SIZE);
        keep(made);
        return made;
    }

    private synchronized void keep(SendBuffer made) {
        int count = others.length;
        if (first == null) {
            first = made;
        } else if (count < mostOthers) {
            SendBuffer[] all = Arrays.copyOf(others, count + 1);
            all[count] = made;
            others = all;
        }
    }
}
