package dev.toami.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Signals during a capture or a replay: INT, TERM and HUP ask it to stop, and a second one ends the process at once; USR1 asks for a
 * line of statistics. Handlers run on a thread of the JVM's own. Closing it puts back what was there before.
 */
final class StopSignals implements AutoCloseable {
    private record Replaced(Signal signal, SignalHandler handler) {}

    private static final int SIGNAL_STATUS = 128;

    private final List<Replaced> replaced = new ArrayList<>();
    private final Runnable onStop;
    private volatile long stoppedAtNanos = Long.MAX_VALUE;

    StopSignals(Runnable onStatus) {
        this(onStatus, () -> {});
    }

    /** @param onStop called once, when it is asked to stop */
    StopSignals(Runnable onStatus, Runnable onStop) {
        this.onStop = onStop;
        handle("INT", this::stop);
        handle("TERM", this::stop);
        handle("HUP", this::stop);
        handle("USR1", signal -> onStatus.run());
    }

    /** A signal that was ignored when the process began stays ignored, as nohup(1) wants it. */
    private void handle(String name, SignalHandler handler) {
        try {
            Signal signal = new Signal(name);
            SignalHandler before = Signal.handle(signal, handler);
            if (before.equals(SignalHandler.SIG_IGN)) {
                Signal.handle(signal, before);
            } else {
                replaced.add(new Replaced(signal, before));
            }
        } catch (IllegalArgumentException e) {
            System.getLogger(StopSignals.class.getName())
                    .log(System.Logger.Level.DEBUG, "SIG{0} cannot be handled: {1}", name, e.getMessage());
        }
    }

    /** By the wall clock, as frames are stamped, and rounded up to what it resolves. */
    private void stop(Signal signal) {
        if (isStopped()) {
            Runtime.getRuntime().halt(SIGNAL_STATUS + signal.getNumber());
        }
        stoppedAtNanos = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() + 1);
        onStop.run();
    }

    boolean isStopped() {
        return stoppedAtNanos != Long.MAX_VALUE;
    }

    /** When the capture was asked to stop, in nanoseconds since 1970; in the far future before that. */
    long stoppedAtNanos() {
        return stoppedAtNanos;
    }

    @Override
    public void close() {
        for (Replaced each : replaced) {
            Signal.handle(each.signal, each.handler);
        }
    }
}
