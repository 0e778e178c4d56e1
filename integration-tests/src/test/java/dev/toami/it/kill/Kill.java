package dev.toami.it.kill;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;

/** What the tests here have in common. */
final class Kill {
    /** How often a session is hurt in each way. */
    static final int TIMES = Integer.getInteger("toami.kill.times", 2000);

    /** After so long without progress something hangs, on the slowest machine. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long SHORTEST_PAUSE_NANOS = 50_000;
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    private Kill() {}

    /** A condition that may fail to be looked at. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /** The smallest ring: it takes the kernel least to make and to take down. */
    static CaptureOptions.Builder small() {
        return CaptureOptions.builder().bufferSize(1 << 16);
    }

    /** Waits for a condition that another thread, or the kernel, brings about. */
    static void await(String what, Condition condition) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long pause = SHORTEST_PAUSE_NANOS;
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(LONGEST_PAUSE_NANOS, pause + pause / 4);
        }
    }

    static void awaitFrame(CaptureSession session) throws CaptureException {
        if (session.next(PATIENCE).isEmpty()) {
            throw new AssertionError("no frame within " + PATIENCE.toSeconds() + " s on " + session.device());
        }
    }

    /** Reads until nothing has come for a fifth of a second. */
    static int drain(CaptureSession session) throws CaptureException {
        int all = 0;
        int now;
        do {
            now = session.poll(frame -> {}, Integer.MAX_VALUE, Duration.ofMillis(200));
            all += now;
        } while (now > 0);
        return all;
    }
}
