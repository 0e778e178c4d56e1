package dev.toami.engine.spi;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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

    private static final int CLOSED = Integer.MIN_VALUE;

    private static final Cleaner CLEANER = Cleaner.create();
    private static final System.Logger LOG = System.getLogger(SessionGuard.class.getName());

    private final String kind;
    private final String device;
    private final Runnable wake;
    private final Runnable release;
    private final AtomicReference<Thread> reader = new AtomicReference<>();
    /** How many are inside; with {@link #CLOSED} once nobody is let in any more. */
    private final AtomicInteger users = new AtomicInteger();
    /** The same as {@link #isClosed} without what a volatile read costs. */
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
        return users.get() < 0;
    }

    public void checkOpen() throws SessionClosedException {
        if (isClosed()) {
            throw new SessionClosedException("the " + kind + " on " + device + " is closed");
        }
    }

    /** Begins to use the native resources; {@link #exit} ends it. */
    public void enter() throws SessionClosedException {
        if (users.getAndIncrement() < 0) {
            exit();
            checkOpen();
        }
    }

    public void exit() {
        if (users.decrementAndGet() == CLOSED) {
            startRelease();
        }
    }

    /**
     * As {@link #enter}, for reading.
     *
     * @throws IllegalStateException if a thread is reading already, be it the caller's
     */
    public void enterReading() throws SessionClosedException {
        enter();
        Thread other = reader.compareAndExchange(null, Thread.currentThread());
        if (other != null) {
            exit();
            throw new IllegalStateException(
                    "a " + kind + " has one reader at a time, and " + other.getName() + " is reading " + device);
        }
    }

    public void exitReading() {
        reader.set(null);
        exit();
    }

    /** Lets nobody in any more, wakes the reader, and waits a little for the release. Idempotent. */
    public void close() {
        beginClosing();
        if (reader.get() != Thread.currentThread()) {
            awaitRelease();
        }
    }

    private void beginClosing() {
        // The first to close is a user until it has woken the reader: what that takes is not yet released.
        if (users.getAndUpdate(now -> now < 0 ? now : now + 1 + CLOSED) >= 0) {
            closedPlain = true;
            wake.run();
            LockSupport.unpark(reader.get());
            exit();
        }
    }

    private synchronized void awaitRelease() {
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

    private synchronized void startRelease() {
        if (releasing) {
            return;
        }
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
