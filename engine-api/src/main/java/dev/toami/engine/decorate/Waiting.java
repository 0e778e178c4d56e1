package dev.toami.engine.decorate;

import java.time.Duration;

import dev.toami.engine.CaptureOptions;

/** How much of a timeout is left, by a time source. */
final class Waiting {
    private final TimeSource time;
    private final long start;
    private final long nanos;

    /** @throws IllegalArgumentException if {@code timeout} is negative */
    Waiting(Duration timeout, TimeSource time) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("negative timeout: " + timeout);
        }
        this.time = time;
        start = time.nanoTime();
        nanos = timeout.compareTo(CaptureOptions.FOREVER) >= 0 ? Long.MAX_VALUE : timeout.toNanos();
    }

    long nanosLeft() {
        return nanos == Long.MAX_VALUE ? nanos : Math.max(0, nanos - (time.nanoTime() - start));
    }

    boolean isOver() {
        return nanosLeft() == 0;
    }
}
