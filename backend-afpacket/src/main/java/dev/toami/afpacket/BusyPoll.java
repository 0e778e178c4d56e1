package dev.toami.afpacket;

import java.time.Duration;

import dev.toami.engine.Setting;
import dev.toami.engine.spi.Deadline;

/**
 * For how long a reader looks at the ring again and again before it lets the kernel put it to sleep: a CPU for a shorter
 * way to the first frame.
 *
 * <p>The kernel's own SO_BUSY_POLL does nothing here: it polls the NAPI instance that a socket has got its last frame from,
 * and packet sockets do not note that.
 */
record BusyPoll(long nanos) {
    static final Setting<Duration> SETTING = Setting.time(
            "afpacket.busy-poll",
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ZERO,
            "How long a reader looks for frames again and again before it sleeps");

    static final BusyPoll NONE = new BusyPoll(0);

    long end(Deadline deadline) {
        return nanos == 0 ? 0 : System.nanoTime() + deadline.nanosLeft(nanos);
    }

    boolean goesOn(long end) {
        if (nanos == 0 || System.nanoTime() - end >= 0) {
            return false;
        }
        Thread.onSpinWait();
        return true;
    }
}
