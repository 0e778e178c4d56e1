package dev.toami.it.kill;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.Frame;

/** Reads for ever in a thread of its own, also when its device has been down, until something else ends it. */
final class DeviceReader {
    private static final class OfTheHandler extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final CaptureSession session;
    private final Thread thread;
    private final AtomicInteger downs = new AtomicInteger();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicInteger interrupts = new AtomicInteger();
    private volatile long last = -1;
    private volatile Frame stale;
    private volatile boolean throwNext;
    private volatile Throwable end;

    private DeviceReader(CaptureSession session) {
        this.session = session;
        this.thread = new Thread(this::run, "reader of " + session.device());
    }

    static DeviceReader start(CaptureSession session) {
        DeviceReader reader = new DeviceReader(session);
        reader.thread.start();
        return reader;
    }

    private void run() {
        while (end == null) {
            try {
                session.poll(this::note, 64, CaptureOptions.FOREVER);
            } catch (DeviceDownException e) {
                downs.incrementAndGet();
            } catch (CaptureInterruptedException e) {
                interrupts.addAndGet(Thread.interrupted() ? 1 : 0);
            } catch (OfTheHandler e) {
                throwNext = false;
            } catch (IllegalStateException e) {
                // Another thread that tried was in between two of these reads.
                end = String.valueOf(e.getMessage()).contains("one reader") ? null : e;
            } catch (CaptureException | RuntimeException e) {
                end = e;
            }
        }
    }

    private void note(Frame frame) {
        frames.incrementAndGet();
        last = Sender.number(frame);
        stale = frame;
        if (throwNext) {
            throw new OfTheHandler();
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    /** How often an interrupt ended a read and left the thread interrupted. */
    int interrupts() {
        return interrupts.get();
    }

    /** Lets its handler throw once. */
    void throwNext() {
        throwNext = true;
    }

    /** Whether its handler has still to throw. */
    boolean isToThrow() {
        return throwNext;
    }

    /** A frame whose call may be over; null if none has come. */
    Frame stale() {
        return stale;
    }

    CaptureSession session() {
        return session;
    }

    /** How often it was told that the device is down. */
    int downs() {
        return downs.get();
    }

    long frames() {
        return frames.get();
    }

    /** The number of the last frame, -1 if none has come. */
    long last() {
        return last;
    }

    /** What ended it, null if it goes on. */
    Throwable end() {
        return end;
    }

    /** Waits for the end, and tells what it was. */
    Throwable awaitEnd() throws InterruptedException {
        thread.join(Kill.PATIENCE.toMillis());
        if (thread.isAlive()) {
            throw new AssertionError(thread.getName() + " hangs after " + downs + " times down");
        }
        return end;
    }
}
