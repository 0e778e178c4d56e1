package dev.toami.afpacket;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.afpacket.sys.Linux;
import dev.toami.afpacket.sys.Memory;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.BatchInjectException;
import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.spi.Deadline;
import jnr.constants.platform.Errno;

/**
 * Sends the frames of a session, in the way that its subclass knows. Waits for room in the socket's buffer, but no longer
 * than a thread may keep a session from being closed; a device whose queue is full is not waited for, because it does not
 * say when it no longer is. Thread-safe.
 */
abstract class FrameSender {
    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final long PAUSE_NANOS = 50_000;

    private final Syscalls syscalls;
    private final int fd;
    private final CaptureTarget target;
    private final boolean canInject;

    FrameSender(Syscalls syscalls, int fd, CaptureTarget target) {
        this.syscalls = syscalls;
        this.fd = fd;
        this.target = target;
        this.canInject = target.canInject();
    }

    /**
     * Sends a frame, without waiting for room.
     *
     * @throws ErrnoException EAGAIN if the socket's buffer is full, ENOBUFS if the device's queue is
     */
    abstract void offer(Bytes frame) throws ErrnoException;

    /**
     * Sends frames from {@code from} on, without waiting for room.
     *
     * @return how many were sent, 1 at least; some may be left for the next call
     * @throws ErrnoException why the first one was not sent
     */
    abstract int offer(List<Bytes> frames, int from) throws ErrnoException;

    final void send(Bytes frame) throws CaptureException {
        checkCanInject();
        Deadline deadline = null;
        while (true) {
            try {
                offer(frame);
                return;
            } catch (ErrnoException e) {
                deadline = deadline == null ? Deadline.after(PATIENCE) : deadline;
                if (!awaitRoom(e, deadline)) {
                    throw target.injectFailure(frame, e);
                }
            }
        }
    }

    private void checkCanInject() throws CaptureException {
        if (!canInject) {
            throw target.cannotInject();
        }
    }

    /**
     * Sends frames until there is no room for one.
     *
     * @param goesOn asked each time some were sent
     */
    final int send(List<Bytes> frames, BooleanSupplier goesOn) throws CaptureException {
        checkCanInject();
        Deadline deadline = null;
        int sent = 0;
        while (sent < frames.size() && (sent == 0 || goesOn.getAsBoolean())) {
            try {
                sent += offer(frames, sent);
            } catch (ErrnoException e) {
                deadline = deadline == null ? Deadline.after(PATIENCE) : deadline;
                if (awaitRoom(e, deadline)) {
                    continue;
                }
                if (isFull(e)) {
                    return sent;
                }
                throw new BatchInjectException(sent, frames.size(), target.injectFailure(frames.get(sent), e));
            }
        }
        return sent;
    }

    private static boolean isFull(ErrnoException cause) {
        return cause.errno() == Errno.ENOBUFS || isAgain(cause);
    }

    private static boolean isAgain(ErrnoException cause) {
        return cause.errno().intValue() == Errno.EAGAIN.intValue();
    }

    /** Whether it is worth while to try again. */
    private boolean awaitRoom(ErrnoException cause, Deadline deadline) throws CaptureException {
        int millis = deadline.millisLeft((int) PATIENCE.toMillis());
        if (!isAgain(cause) || millis == 0) {
            return false;
        }
        // The socket may have room while the transmit ring has none: poll then returns at once.
        LockSupport.parkNanos(this, PAUSE_NANOS);
        try {
            syscalls.poll(Memory.allocate(Long.BYTES).putInt(0, fd).putShort(4, Linux.POLLOUT), millis);
            return true;
        } catch (ErrnoException e) {
            throw Errors.of("wait to inject on " + target.name(), e);
        }
    }
}
