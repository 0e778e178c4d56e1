package dev.toami.engine.contract;

import java.time.Duration;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameHandler;

/** Takes what others do while one reads wrongly. */
final class Reading extends Broken {
    enum Fault {
        /** Finds nothing for a second reader, instead of refusing it. */
        NEXT,
        /** Polls nothing for a second reader. */
        POLL,
        /** Nobody else may read, also when the first reader has left. */
        FIRST,
        INJECT,
        STATISTICS,
        FILTER,
        /** A filter holds from the next read on. */
        LATER
    }

    private final Fault fault;
    private volatile Thread reader;
    private volatile boolean reading;

    Reading(CaptureSession whole, Fault fault) {
        super(whole);
        this.fault = fault;
    }

    private void checkIdle(Fault refused) throws CaptureException {
        if (reading && fault == refused) {
            throw new CaptureException("somebody is reading");
        }
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        if (reader == null) {
            reader = Thread.currentThread();
        } else if (fault == Fault.FIRST && reader != Thread.currentThread()) {
            throw new IllegalStateException("the session belongs to " + reader);
        } else if (fault == Fault.NEXT && reading) {
            return Optional.empty();
        }
        reading = true;
        try {
            return super.next(timeout);
        } finally {
            reading = reader != Thread.currentThread();
        }
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
        return fault == Fault.POLL && reading ? 0 : super.poll(handler, maxFrames, timeout);
    }

    @Override
    public void inject(Bytes frame) throws CaptureException {
        checkIdle(Fault.INJECT);
        super.inject(frame);
    }

    @Override
    public CaptureStatistics statistics() throws CaptureException {
        checkIdle(Fault.STATISTICS);
        return super.statistics();
    }

    @Override
    public void setFilter(String expression) throws CaptureException {
        checkIdle(Fault.FILTER);
        if (!reading || fault != Fault.LATER) {
            super.setFilter(expression);
        }
    }
}
