package dev.toami.engine.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameHandler;

/** Takes what is there before it hands it to a handler, and lets that one do the wrong things with the session. */
final class Prefetching extends Broken {
    enum Fault {
        /** The handler may call next. */
        READS,
        /** The handler may poll. */
        POLLS,
        /** The handler's filter does not hold for what was taken before. */
        STALE,
        /** The handler's filter is not set. */
        NO_FILTER,
        /** The frame that came last is lent first. */
        REVERSED
    }

    private final Fault fault;
    private boolean handling;

    Prefetching(CaptureSession whole, Fault fault) {
        super(whole);
        this.fault = fault;
    }

    private void checkReader(Fault allowing) {
        if (handling && fault != allowing) {
            throw new IllegalStateException("the handler is running");
        }
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        checkReader(Fault.READS);
        return delegate().next(timeout);
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
        checkReader(Fault.POLLS);
        List<CapturedFrame> frames = new ArrayList<>();
        pollOwned(
                delegate(),
                frame -> frames.add(frame.copy()),
                fault == Fault.STALE || fault == Fault.REVERSED ? maxFrames : 1,
                timeout);
        if (fault == Fault.REVERSED) {
            Collections.reverse(frames);
        }
        handling = true;
        try {
            frames.forEach(handler::handle);
        } finally {
            handling = false;
        }
        return frames.size();
    }

    @Override
    public void setFilter(String expression) throws CaptureException {
        if (!handling || fault != Fault.NO_FILTER) {
            super.setFilter(expression);
        }
    }
}
