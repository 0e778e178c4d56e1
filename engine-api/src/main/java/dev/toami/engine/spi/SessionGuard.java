package dev.toami.engine.spi;

import java.lang.ref.Cleaner;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.LinkWatch;
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

    private final String kind;
    private final String device;
    private final Runnable wake;
    private final Runnable release;
    private Thread reader;
    private int users;
    private volatile boolean closed;
    /** The same without what a volatile read costs. */
    private boolean closedPlain;

    private boolean releasing;
    private boolean released;

    /**
     * @param device for messages
     * @param wake makes a reader that waits in native code leave soon; one that is parked is unparked anyway
     * @param release frees what sessions use; throws nothing
     */
    public SessionGuard(String device, Runnable wake, Runnable release) {
        this("session", device, wake, release);
    }

    private SessionGuard(String kind, String device, Runnable wake, Runnable release) {
        this.kind = kind;
        this.device = device;
        this.wake = wake;
        this.release = release;
    }

    /** For a {@link LinkWatch}, which is read and closed as a session is. */
    public static SessionGuard ofLinkWatch(Runnable wake, Runnable release) {
        return new SessionGuard("watch", "links", wake, release);
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
            LOG.log(System.Logger.Level.WARNING, "a {0} on {1} was dropped without being closed", kind, device);
            beginClosing();
        }
    }

    /** As {@link #isClosed}, but another thread's closing may be seen only a little later. For a check at each frame. */
    boolean isClosedAsFarAsSeen() {
        return closedPlain;
    }

    public boolean isClosed() {
        return closed;
    }

    public void checkOpen() throws SessionClosedException {
        if (closed) {
            throw new SessionClosedException("the " + kind + " on " + device + " is closed");
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
                    "a " + kind + " has one reader at a time, and " + reader.getName() + " is reading " + device);
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
        beginClosing();
        if (reader != Thread.currentThread()) {
            awaitRelease();
        }
    }

    private synchronized void beginClosing() {
        if (!closed) {
            closed = true;
            closedPlain = true;
            wake.run();
            LockSupport.unpark(reader);
            releaseIfUnused();
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
            try {
                thread.start();
            } catch (OutOfMemoryError e) {
                // There is no thread to be had: slower, but nothing stays behind.
                releaseNow();
            }
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
