package dev.toami.it.kill;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.Frame;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.contract.TestFrames;

/** Sends UDP datagrams, numbered from 0 on, to several ports in turn, from a thread and a processor of its own. */
final class Sender implements AutoCloseable {
    static final int FLAT_OUT = Integer.MAX_VALUE;

    static final int NUMBER = 42;
    private static final int BURST = 64;
    private static final long REFUSED_PAUSE_NANOS = 20_000;

    private final CaptureSession session;
    private final int perSecond;
    private final byte[][] templates;
    private final Thread thread;
    private volatile long begun;
    private volatile boolean stopped;
    private volatile CaptureException failure;

    private Sender(CaptureSession session, int perSecond, int... ports) {
        this.session = session;
        this.perSecond = perSecond;
        this.templates = new byte[ports.length][];
        for (int i = 0; i < ports.length; i++) {
            templates[i] = TestFrames.udp(ports[i], 18).toArray();
        }
        this.thread = new Thread(this::run, "sender on " + session.device());
    }

    static Sender start(CaptureSession session, int perSecond, int... ports) {
        Sender sender = new Sender(session, perSecond, ports);
        sender.thread.start();
        return sender;
    }

    /** The number that a frame was sent with. */
    static long number(Frame frame) {
        return frame.bytes().i64(NUMBER);
    }

    /** How many frames it has begun to send: one with this number or a higher one is sent after this call. */
    long begun() {
        return begun;
    }

    /** @return false if the device at either end was down, or the one at the other end had no room for it */
    static boolean tryInject(CaptureSession session, Bytes frame) throws CaptureException {
        try {
            session.inject(frame);
            return true;
        } catch (DeviceDownException e) {
            return false;
        } catch (CaptureException e) {
            if (e.getMessage().contains("ENOBUFS")) {
                return false;
            }
            throw e;
        }
    }

    private void run() {
        // On one processor frames stay in the order in which they were sent.
        Processor.keepThread();
        long start = System.nanoTime();
        long number = 0;
        try {
            while (!stopped) {
                byte[] octets = templates[(int) (number % templates.length)].clone();
                ByteBuffer.wrap(octets).putLong(NUMBER, number);
                begun = number + 1;
                if (!tryInject(session, Bytes.wrap(octets))) {
                    LockSupport.parkNanos(REFUSED_PAUSE_NANOS);
                    continue;
                }
                number++;
                if (perSecond != FLAT_OUT && number % BURST == 0) {
                    pauseUntil(start + number * 1_000_000_000L / perSecond);
                }
            }
        } catch (SessionClosedException e) {
            begun = number;
        } catch (CaptureException e) {
            begun = number;
            failure = e;
        }
    }

    private void pauseUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0 && !stopped; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** @return how many frames were sent */
    long stop() throws CaptureException {
        close();
        if (failure != null) {
            throw failure;
        }
        return begun;
    }

    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
