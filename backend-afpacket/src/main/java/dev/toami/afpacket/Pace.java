package dev.toami.afpacket;

import java.time.Duration;

/**
 * How long a reader that has emptied the ring sleeps before it asks the kernel to be woken: when several pieces of the ring
 * fill in the time that frames may be held back, being woken at each would cost more than reading them.
 *
 * <p>It follows the traffic since it slept last, and leaves three quarters of the ring for more of it; half of the ring, if
 * the densest of the last second comes again, because traffic comes in bursts. For the thread that reads.
 */
final class Pace {
    /** For one piece, being woken by the kernel is better. */
    private static final int FEWEST_PIECES = 2;

    private static final int SHARE_OF_RING = 4;
    /** In which the densest traffic counts for half as dense. */
    private static final long MEMORY_NANOS = 1_000_000_000;

    private static final long UNKNOWN = Long.MAX_VALUE / 2;

    private final long most;
    private final int pieces;
    private long time;
    private long sequence;
    /** How long it took to fill a piece when the traffic was densest. */
    private long shortest = UNKNOWN;

    /**
     * @param most how long frames may be held back; zero if each is wanted at once
     * @param ringPieces how many pieces of the ring the kernel fills one after the other
     */
    Pace(Duration most, int ringPieces) {
        this.most = most.compareTo(Duration.ofMillis(Waiter.SLICE_MILLIS)) < 0
                ? most.toNanos()
                : Waiter.SLICE_MILLIS * 1_000_000L;
        this.pieces = ringPieces / SHARE_OF_RING;
    }

    /**
     * To be called when the ring is empty.
     *
     * @param now by {@link System#nanoTime}
     * @param newSequence the number of the piece that was read last
     * @return milliseconds; 0 to wait for the next frame
     */
    int sleepMillis(long now, long newSequence) {
        long read = newSequence - sequence;
        long elapsed = now - time;
        sequence = newSequence;
        time = now;
        if (read <= 0 || pieces < FEWEST_PIECES) {
            return 0;
        }
        long each = elapsed / read;
        long sleep = Math.min(most, Math.min(each, 2 * shortest(read, elapsed)) * pieces);
        return sleep < each * FEWEST_PIECES ? 0 : (int) (sleep / 1_000_000);
    }

    private long shortest(long read, long elapsed) {
        // A double, because neither factor has a bound.
        double faded = shortest * (1 + (double) elapsed / MEMORY_NANOS);
        shortest = Math.min(UNKNOWN, (long) faded);
        if (read > 1) {
            // The first one may have been all but full before.
            shortest = Math.min(shortest, elapsed / (read - 1));
        }
        return shortest;
    }
}
