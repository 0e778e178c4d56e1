package dev.toami.engine.contract;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameHandler;

/** Keeps or loses what waits when the filter is set, whatever the new one says. */
final class Queueing extends Broken {
    private static final int MOST = 1000;

    private final boolean keeps;
    private final Queue<CapturedFrame> waiting = new ArrayDeque<>();

    Queueing(CaptureSession whole, boolean keeps) {
        super(whole);
        this.keeps = keeps;
    }

    @Override
    public void setFilter(String expression) throws CaptureException {
        Optional<CapturedFrame> frame = delegate().next(Duration.ZERO);
        for (int i = 0; i < MOST && frame.isPresent(); i++) {
            if (keeps) {
                waiting.add(frame.get());
            }
            frame = delegate().next(Duration.ZERO);
        }
        super.setFilter(expression);
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        return waiting.isEmpty() ? delegate().next(timeout) : Optional.of(waiting.remove());
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
        return pollOwned(this, handler, maxFrames, timeout);
    }
}
