package dev.toami.files;

import java.time.Duration;
import java.util.Map;

/**
 * What a {@link Replay} has done.
 *
 * @param sent frames that the session took
 * @param sentBytes bytes that they have
 * @param truncated how many of them were captured short, and sent so
 * @param refused frames that the session did not take, by what it said
 * @param retries how often a frame was tried again because a queue was full
 * @param late how far behind its time the frame was that was sent latest
 * @param duration from the first frame until now, or until the end
 */
public record ReplayCounts(
        long sent,
        long sentBytes,
        long truncated,
        Map<Refusal, Long> refused,
        long retries,
        Duration late,
        Duration duration) {
    /** Why a frame was not sent. */
    public enum Refusal {
        /** There was no room for it for a second. */
        QUEUE_FULL,
        /** The device does not take such a frame: it is too long, or too short. */
        UNFIT
    }

    public ReplayCounts {
        refused = Map.copyOf(refused);
    }

    /** Frames that were not sent, for whatever reason. */
    public long refusedInAll() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    public double framesPerSecond() {
        return perSecond(sent);
    }

    public double bitsPerSecond() {
        return perSecond(sentBytes * Byte.SIZE);
    }

    private double perSecond(long number) {
        return duration.isZero() ? 0 : number / (duration.toNanos() / 1e9);
    }
}
