package dev.toami.engine.decorate;

/** Time that passes when somebody waits, and when it is told to. */
final class ManualTime implements TimeSource {
    private long now = Long.MAX_VALUE - 1_000_000_000L; // nanoTime may overflow
    private long waited;
    private Runnable duringWait = () -> {};

    synchronized void pass(long nanos) {
        now += nanos;
    }

    /** Nanoseconds that were waited for in all. */
    synchronized long waited() {
        return waited;
    }

    void duringWait(Runnable action) {
        duringWait = action;
    }

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        synchronized (this) {
            now += nanos;
            waited += nanos;
        }
        duringWait.run();
    }
}
