package dev.toami.cli;

import java.io.IOException;
import java.time.Duration;

import dev.toami.engine.CaptureException;
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
    /** How soon a signal is noticed on a quiet network; longer than the kernel holds frames back. */
    private static final Duration WAIT = Duration.ofMillis(50);
    /** How long frames from before a signal are waited for under load. */
    private static final long PATIENCE_NANOS = 2_000_000_000L;

    private final CaptureSession session;
    private final FrameSink sink;
    private final long wanted;
    private volatile long captured;
    private long count;
    private StopSignals signals;
    private boolean enough;
    private IOException sinkFault;

    LiveCapture(CaptureSession session, FrameSink sink, long wanted) {
        this.session = session;
        this.sink = sink;
        this.wanted = wanted;
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
            if (poll(WAIT) == 0 && stopping) {
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
        return now - signals.stoppedAtNanos() > PATIENCE_NANOS;
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
