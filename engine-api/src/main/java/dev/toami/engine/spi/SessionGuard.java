package dev.toami.engine.spi;

import java.lang.ref.Cleaner;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.SessionClosedException;

/**
 * What a session needs around its native resources: one reader at a time, and that they are released once and only when
 * nobody is inside.
 *
 * <p>Thread-safe. Releasing is left to a thread of its own, because it can take tens of milliseconds, which neither a
 * reader that leaves nor, for long, the closer shall wait for.
 */
public final class SessionGuard {
    /** How long {@link #close} waits for the release: readers are woken at once, but one may be in its handler. */
    private static final long CLOSE_WAIT_MILLIS = 60;

    private static final Cleaner CLEANER = Cleaner.create();
    private static final System.Logger LOG = System.getLogger(SessionGuard.class.getName());

    private final String device;
    private final Runnable wake;
    private final Runnable release;
    private Thread reader;
    private int users;
    private volatile boolean closed;
    private boolean releasing;
    private boolean released;

    /**
     * @param device for messages
     * @param wake makes a reader that waits in native code leave soon; one that is parked is unparked anyway
     * @param release frees what sessions use; throws nothing
     */
    public SessionGuard(String device, Runnable wake, Runnable release) {
        this.device = device;
        this.wake = wake;
        this.release = release;
    }

    /**
     * The safety net: closes when {@code session} has become unreachable without having been closed. What wakes and
     * releases must not refer to it, and its reading methods keep it reachable until they return.
     */
    public void closeAfter(Object session) {
        CLEANER.register(session, this::closeForgotten);
    }

    private void closeForgotten() {
        if (!isClosed()) {
            LOG.log(System.Logger.Level.WARNING, "a session on {0} was dropped without being closed", device);
            close();
        }
    }

    public boolean isClosed() {
        return closed;
    }

    public void checkOpen() throws SessionClosedException {
        if (closed) {
            throw new SessionClosedException("the session on " + device + " is closed");
        }
    }

    /** Begins to use the native resources; {@link #exit} ends it. */
    public synchronized void enter() throws SessionClosedException {
        checkOpen();
        users++;
    }

    public synchronized void exit() {
        users--;
        releaseIfUnused();
    }

    /**
     * As {@link #enter}, for reading.
     *
     * @throws IllegalStateException if a thread is reading already, be it the caller's
     */
    public synchronized void enterReading() throws SessionClosedException {
        checkOpen();
        if (reader != null) {
            throw new IllegalStateException(
                    "a session has one reader at a time, and " + reader.getName() + " is reading " + device);
        }
        users++;
        reader = Thread.currentThread();
    }

    public synchronized void exitReading() {
        reader = null;
        exit();
    }

    /** Lets nobody in any more, wakes the reader, and waits a little for the release. Idempotent. */
    public synchronized void close() {
        if (!closed) {
            closed = true;
            wake.run();
            LockSupport.unpark(reader);
            releaseIfUnused();
        }
        if (reader != Thread.currentThread()) {
            awaitRelease();
        }
    }

    private void awaitRelease() {
        long deadline = System.nanoTime() + CLOSE_WAIT_MILLIS * 1_000_000;
        while (!released) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void releaseIfUnused() {
        if (closed && users == 0 && !releasing) {
            releasing = true;
            Thread thread = new Thread(this::releaseNow, "toami-release " + device);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void releaseNow() {
        try {
            release.run();
        } finally {
            synchronized (this) {
                released = true;
                notifyAll();
            }
        }
    }
}
