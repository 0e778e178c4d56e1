package dev.toami.engine.decorate;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.SessionClosedException;

/**
 * Paces {@link #inject}, which waits for its turn; made by {@link RateLimit#on}. Several threads may inject at once and
 * keep the limit together; whose turn comes first is not promised.
 *
 * <p>Reading is not limited: a reader that waits makes the kernel drop frames and slows nobody down.
 */
public final class RateLimitedSession extends ForwardingSession {
    /** The longest that nobody looks whether the session was closed. */
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    private record Meter(boolean countsBytes, TokenBucket bucket) {
        double cost(int length) {
            return countsBytes ? length : 1;
        }
    }

    private final TimeSource time;
    /** Guarded by itself. */
    private final List<Meter> meters = new ArrayList<>();

    RateLimitedSession(CaptureSession session, List<RateLimit.Bucket> buckets, TimeSource time) {
        super(session);
        this.time = time;
        long now = time.nanoTime();
        buckets.forEach(each -> meters.add(new Meter(each.countsBytes(), each.fill(now))));
    }

    /**
     * Sends one frame when its turn has come. One that the session then refuses has used its turn up.
     *
     * @throws SessionClosedException if the session is closed, also while this waits
     * @throws CaptureInterruptedException if the thread is or gets interrupted and would have to wait
     */
    @Override
    public void inject(Bytes frame) throws CaptureException {
        if (!frame.isEmpty()) {
            awaitTurn(frame.length());
        }
        super.inject(frame);
    }

    private void awaitTurn(int length) throws CaptureException {
        while (true) {
            if (!isOpen()) {
                throw new SessionClosedException("the session on " + device() + " is closed");
            }
            long pause = take(length);
            if (pause == 0) {
                return;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new CaptureInterruptedException(
                        "the thread was interrupted while it waited to inject on " + device());
            }
            time.parkNanos(this, Math.min(pause, LONGEST_PAUSE_NANOS));
        }
    }

    /** Takes what a frame of this length costs, or tells how long to wait for it. */
    private long take(int length) {
        synchronized (meters) {
            long now = time.nanoTime();
            long pause = 0;
            for (Meter meter : meters) {
                pause = Math.max(pause, meter.bucket.nanosUntil(meter.cost(length), now));
            }
            if (pause == 0) {
                meters.forEach(meter -> meter.bucket.take(meter.cost(length)));
            }
            return pause;
        }
    }
}
