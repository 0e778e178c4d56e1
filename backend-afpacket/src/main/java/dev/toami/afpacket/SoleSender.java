package dev.toami.afpacket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

import dev.toami.afpacket.sys.Linux;
import dev.toami.afpacket.sys.SendCall;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.Bytes;

/**
 * The way of a frame while no other thread sends: past the session's guard, since what that takes counts beside a system call.
 * So it does itself what the guard does: after {@link #release} nobody is inside, nor will be. Who cannot go this way takes the
 * other one. Thread-safe.
 */
final class SoleSender extends SendCall {
    private static final long PAUSE_NANOS = 20_000;
    private static final VarHandle BUSY;

    static {
        try {
            BUSY = MethodHandles.lookup().findVarHandle(SoleSender.class, "isBusy", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile boolean isBusy;
    private volatile boolean isClosed;

    SoleSender(Syscalls syscalls, int fd) {
        super(syscalls, fd);
    }

    /** Lets nobody in any more. */
    void close() {
        isClosed = true;
    }

    /** Closes, and waits until nobody is inside: for as long as the kernel takes to send a frame. To be called once. */
    void release() {
        close();
        while (isBusy) {
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
        giveBack();
    }

    /** Sends a frame, unless it has to go the other way: also if the kernel did not take it, because the other one tells why. */
    boolean offer(Bytes frame) {
        if (isClosed || frame.length() > SendCall.ROOM || !BUSY.compareAndSet(this, false, true)) {
            return false;
        }
        try {
            // Either closing is seen here, or release sees that somebody is inside.
            return !isClosed && send(frame, Linux.MSG_DONTWAIT);
        } finally {
            BUSY.setRelease(this, false);
        }
    }
}
