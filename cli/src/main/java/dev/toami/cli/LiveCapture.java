package dev.toami.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Frame;

/**
 * Takes frames from a session to a sink until there are enough or a signal comes.
 *
 * <p>The sink is flushed whenever no frame waits, so that a pipe sees each at once on a quiet network. Frames that were
 * captured before the signal still come out. {@link #captured()} may be asked by any thread.
 */
final class LiveCapture {
    private static final int BATCH = 64;
    /** How soon a signal is noticed on a quiet network. */
    private static final Duration WAIT = Duration.ofMillis(50);
    /** How long frames from before a signal are waited for under load. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CaptureSession session;
    private final FrameSink sink;
    private final long wanted;
    /**
     * How long after a signal frames from before it may come: two block timeouts, because the kernel's timer hands out a
     * block at the second tick that finds it open.
     */
    private final Duration lateness;

    private volatile long captured;
    private long count;
    private StopSignals signals;
    private boolean enough;
    private IOException sinkFault;

    LiveCapture(CaptureSession session, FrameSink sink, long wanted, CaptureOptions options) {
        this.session = session;
        this.sink = sink;
        this.wanted = wanted;
        Duration held =
                options.immediate() ? Duration.ZERO : options.blockTimeout().multipliedBy(2);
        lateness = Collections.min(List.of(Collections.max(List.of(held, WAIT)), PATIENCE));
    }

    long captured() {
        return captured;
    }

    /**
     * Runs to the end.
     *
     * @throws CaptureException if the device fails
     * @throws IOException if the sink does
     */
    void run(StopSignals stopSignals) throws IOException {
        signals = stopSignals;
        while (!enough) {
            if (poll(Duration.ZERO) > 0) {
                enough |= signals.isStopped() && isOverdue();
                continue;
            }
            sink.flush();
            // Asked before the wait: what came in before the signal is handed over within it.
            boolean stopping = signals.isStopped();
            if (poll(stopping ? lateness : WAIT) == 0 && stopping) {
                return;
            }
        }
    }

    private int poll(Duration timeout) throws IOException {
        int handled = session.poll(this::accept, (int) Math.min(BATCH, wanted - count), timeout);
        if (sinkFault != null) {
            throw sinkFault;
        }
        enough |= count >= wanted;
        return handled;
    }

    private boolean isOverdue() {
        long now = System.currentTimeMillis() * 1_000_000L;
        return now - signals.stoppedAtNanos() > PATIENCE.toNanos();
    }

    private void accept(Frame frame) {
        if (sinkFault != null || enough) {
            return;
        }
        if (frame.timestampNanos() > signals.stoppedAtNanos()) {
            enough = true;
            return;
        }
        try {
            sink.accept(frame);
            count++;
            captured = count;
        } catch (IOException e) {
            sinkFault = e;
        }
    }
}
