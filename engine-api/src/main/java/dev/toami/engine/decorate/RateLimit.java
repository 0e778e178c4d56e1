package dev.toami.engine.decorate;

import java.util.List;
import java.util.stream.Stream;

import dev.toami.engine.CaptureSession;

/**
 * How fast frames may be injected: frames or bytes per second, or both. Immutable.
 *
 * <p>A token bucket: up to a burst at once, then at the rate. Bytes are those handed to {@link CaptureSession#inject};
 * preamble, padding and frame check sequence are not counted.
 */
public final class RateLimit {
    /** One bucket's numbers. */
    record Bucket(boolean countsBytes, double perSecond, long burst) {
        TokenBucket fill(long now) {
            return new TokenBucket(perSecond, burst, now);
        }
    }

    private final List<Bucket> buckets;
    private final TimeSource time;

    private RateLimit(List<Bucket> buckets, TimeSource time) {
        this.buckets = buckets;
        this.time = time;
    }

    /**
     * @param rate more than 0
     * @param burst how many frames may go at once after a pause, 1 or more. A thread that sleeps wakes some 0.1 ms late; a
     *     burst of a millisecond's frames makes up for that, with a burst of 1 fewer are sent than the rate allows
     */
    public static RateLimit framesPerSecond(double rate, long burst) {
        return limit(false, rate, burst, "frames");
    }

    /**
     * @param rate more than 0
     * @param burst how many bytes may go at once after a pause, 1 or more. A longer frame waits for a full burst, and what
     *     it has too much for the next one to wait longer
     */
    public static RateLimit bytesPerSecond(double rate, long burst) {
        return limit(true, rate, burst, "bytes");
    }

    private static RateLimit limit(boolean countsBytes, double rate, long burst, String unit) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    "a rate is more than 0 and finite: " + rate + " " + unit + " per second");
        }
        if (burst < 1) {
            throw new IllegalArgumentException("a burst is 1 or more: " + burst + " " + unit);
        }
        return new RateLimit(List.of(new Bucket(countsBytes, rate, burst)), TimeSource.SYSTEM);
    }

    /** Keeps both limits; the time is this one's. */
    public RateLimit and(RateLimit other) {
        return new RateLimit(
                Stream.concat(buckets.stream(), other.buckets.stream()).toList(), time);
    }

    /** By another clock than the system's. */
    public RateLimit timeSource(TimeSource source) {
        return new RateLimit(buckets, source);
    }

    /** A session whose injections keep this limit, which it has for itself alone. */
    public RateLimitedSession on(CaptureSession session) {
        return new RateLimitedSession(session, buckets, time);
    }
}
