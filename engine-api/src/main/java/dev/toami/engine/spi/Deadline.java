package dev.toami.engine.spi;

import java.time.Duration;

/** When waiting ends, by {@link System#nanoTime}. Immutable. */
public final class Deadline {
    /** A duration of which so much is left never ends: nanoTime could not tell. */
    private static final Duration ENDLESS = Duration.ofDays(36_500);

    private static final Deadline NEVER = new Deadline(0);

    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * {@code timeout} from now.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static Deadline after(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("negative timeout: " + timeout);
        }
        return timeout.compareTo(ENDLESS) >= 0 ? NEVER : new Deadline(System.nanoTime() + timeout.toNanos());
    }

    public boolean isOver() {
        return this != NEVER && remaining() <= 0;
    }

    /** How long to wait now, at most {@code most}: 0 if it is over. */
    public long nanosLeft(long most) {
        return this == NEVER ? most : Math.max(0, Math.min(most, remaining()));
    }

    /** As {@link #nanosLeft}, rounded up to whole milliseconds: for calls that must not return before it. */
    public int millisLeft(int most) {
        return (int) ((nanosLeft(most * 1_000_000L) + 999_999) / 1_000_000);
    }

    private long remaining() {
        return nanoTime - System.nanoTime();
    }
}
