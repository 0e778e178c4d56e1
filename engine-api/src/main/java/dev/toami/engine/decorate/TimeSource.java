package dev.toami.engine.decorate;

import java.util.concurrent.locks.LockSupport;

/** The time and the waiting of a decorator, so that a test can have it pass as it likes. Thread-safe. */
public interface TimeSource {
    /** {@link System#nanoTime} and {@link LockSupport#parkNanos(Object, long)}. */
    TimeSource SYSTEM = new TimeSource() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void parkNanos(Object blocker, long nanos) {
            LockSupport.parkNanos(blocker, nanos);
        }
    };

    /** Nanoseconds since some moment; it does not go back. */
    long nanoTime();

    /** Waits so long, or less; returns at once if the thread is or gets interrupted. */
    void parkNanos(Object blocker, long nanos);
}
