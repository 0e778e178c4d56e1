package dev.toami.engine.spi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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

    private static final int CLOSED = Integer.MIN_VALUE;

    // In the object itself: after a system call every further object is likely to be out of the caches.
    private static final VarHandle USERS;
    private static final VarHandle READER;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            USERS = lookup.findVarHandle(SessionGuard.class, "users", int.class);
            READER = lookup.findVarHandle(SessionGuard.class, "reader", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final Cleaner CLEANER = Cleaner.create();
    private static final System.Logger LOG = System.getLogger(SessionGuard.class.getName());

    private final String kind;
    private final String device;
    private final Runnable wake;
    private final Runnable release;
    private volatile Thread reader;
    /** How many are inside; with {@link #CLOSED} once nobody is let in any more. */
    private volatile int users;
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
        return users < 0;
    }

    public void checkOpen() throws SessionClosedException {
        if (isClosed()) {
            throw new SessionClosedException("the " + kind + " on " + device + " is closed");
        }
    }

    /** Begins to use the native resources; {@link #exit} ends it. */
    public void enter() throws SessionClosedException {
        if ((int) USERS.getAndAdd(this, 1) < 0) {
            exit();
            checkOpen();
        }
    }

    public void exit() {
        if ((int) USERS.getAndAdd(this, -1) == CLOSED + 1) {
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
        Thread other = (Thread) READER.compareAndExchange(this, null, Thread.currentThread());
        if (other != null) {
            exit();
            throw new IllegalStateException(
                    "a " + kind + " has one reader at a time, and " + other.getName() + " is reading " + device);
        }
    }

    public void exitReading() {
        reader = null;
        exit();
    }

    /** Lets nobody in any more, wakes the reader, and waits a little for the release. Idempotent. */
    public void close() {
        beginClosing();
        if (reader != Thread.currentThread()) {
            awaitRelease();
        }
    }

    private void beginClosing() {
        if (letNobodyIn()) {
            closedPlain = true;
            wake.run();
            LockSupport.unpark(reader);
            exit();
        }
    }

    /**
     * Whether it was this call: then the caller is a user, until it has woken the reader. What that takes is not released
     * before.
     */
    private boolean letNobodyIn() {
        int now = users;
        while (now >= 0) {
            int seen = (int) USERS.compareAndExchange(this, now, now + 1 + CLOSED);
            if (seen == now) {
                return true;
            }
            now = seen;
        }
        return false;
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
