package dev.toami.pcap;

import dev.toami.engine.SessionClosedException;

/**
 * Counts who is inside the native handle, so that it is closed once and only when nobody is.
 *
 * <p>Thread-safe. The last user, or the closer if there is none, releases.
 */
final class Gate {
    private final Runnable wake;
    private final Runnable release;
    private int users;
    private boolean closed;
    private boolean released;

    /**
     * @param wake makes waiting users leave soon
     * @param release frees what they use
     */
    Gate(Runnable wake, Runnable release) {
        this.wake = wake;
        this.release = release;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void enter() throws SessionClosedException {
        if (closed) {
            throw new SessionClosedException("the session is closed");
        }
        users++;
    }

    synchronized void exit() {
        users--;
        releaseIfUnused();
    }

    /** Lets nobody in any more, wakes who is in, and waits for them up to {@code maxWaitMillis}. */
    synchronized void close(long maxWaitMillis) {
        if (!closed) {
            closed = true;
            wake.run();
            releaseIfUnused();
        }
        long deadline = System.nanoTime() + maxWaitMillis * 1_000_000;
        boolean interrupted = false;
        while (!released && !interrupted) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void releaseIfUnused() {
        if (closed && users == 0 && !released) {
            released = true;
            release.run();
            notifyAll();
        }
    }
}
