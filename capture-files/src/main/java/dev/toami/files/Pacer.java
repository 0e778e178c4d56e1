package dev.toami.files;

import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.SessionClosedException;

/** Waits for moments, to microseconds. Not thread-safe. */
final class Pacer {
    /** A thread that is parked wakes up to a tenth of a millisecond late: so much of the wait is spun. */
    private static final long SPIN_NANOS = 150_000;

    /** The longest that nobody looks whether the session was closed. */
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    private final CaptureSession session;

    Pacer(CaptureSession session) {
        this.session = session;
    }

    /**
     * Waits until {@link System#nanoTime} is {@code moment}.
     *
     * @return how late it is then, in nanoseconds
     */
    long await(long moment) throws CaptureException {
        while (true) {
            long left = moment - System.nanoTime();
            if (left <= 0) {
                return -left;
            }
            if (left > SPIN_NANOS) {
                checkMayGoOn();
                LockSupport.parkNanos(session, Math.min(left - SPIN_NANOS, LONGEST_PAUSE_NANOS));
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** Whether session and thread still want to. */
    void checkMayGoOn() throws CaptureException {
        if (!session.isOpen()) {
            throw new SessionClosedException("the session on " + session.device() + " is closed");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CaptureInterruptedException(
                    "the thread was interrupted while it replayed on " + session.device());
        }
    }
}
