package dev.toami.engine.contract;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.spi.Deadline;

/** Ends wrongly. */
final class Closing extends Broken {
    enum Fault {
        /** Finds no frame when it is closed. */
        NEXT,
        /** Polls no frame when it is closed. */
        POLL,
        /** Does not tell that it sends nothing any more. */
        INJECT,
        /** Does not tell that it takes no filter any more. */
        FILTER,
        /** Fails when it is closed again. */
        ONCE,
        SEEMS_OPEN,
        /** Forgets its device. */
        NAMELESS,
        /** Has no statistics any more. */
        UNCOUNTED,
        /** Tells its reader of a failure. */
        FAILS,
        /** Its readers come back late. */
        LATE,
        TOO_LATE,
        /** Waits for its handler when it is closed. */
        WAITS
    }

    private static final Duration LONGEST_WAIT = Duration.ofMillis(2200);

    private final Fault fault;
    private final AtomicInteger polls = new AtomicInteger();
    private boolean closed;

    Closing(CaptureSession whole, Fault fault) {
        super(whole);
        this.fault = fault;
    }

    /** What is told to a reader when the session is closed. */
    private void tell(SessionClosedException e, Fault silence) throws CaptureException {
        if (fault == Fault.FAILS) {
            throw new CaptureException("bad file descriptor", e);
        }
        Late.pause(fault == Fault.LATE ? 150 : fault == Fault.TOO_LATE ? 2100 : 0);
        if (fault != silence) {
            throw e;
        }
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        try {
            return super.next(timeout);
        } catch (SessionClosedException e) {
            tell(e, Fault.NEXT);
            return Optional.empty();
        }
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
        polls.incrementAndGet();
        try {
            return super.poll(handler, maxFrames, timeout);
        } catch (SessionClosedException e) {
            tell(e, Fault.POLL);
            return 0;
        } finally {
            polls.decrementAndGet();
        }
    }

    @Override
    public void inject(Bytes frame) throws CaptureException {
        try {
            super.inject(frame);
        } catch (SessionClosedException e) {
            tell(e, Fault.INJECT);
        }
    }

    @Override
    public void setFilter(String expression) throws CaptureException {
        try {
            super.setFilter(expression);
        } catch (SessionClosedException e) {
            tell(e, Fault.FILTER);
        }
    }

    @Override
    public String device() {
        return fault == Fault.NAMELESS && closed ? "" : super.device();
    }

    @Override
    public CaptureStatistics statistics() throws CaptureException {
        if (fault == Fault.UNCOUNTED && closed) {
            throw new SessionClosedException("the session is closed");
        }
        return super.statistics();
    }

    @Override
    public boolean isOpen() {
        return fault == Fault.SEEMS_OPEN || super.isOpen();
    }

    @Override
    public void close() {
        if (closed && fault == Fault.ONCE) {
            throw new IllegalStateException("it is closed already");
        }
        closed = true;
        Deadline deadline = Deadline.after(LONGEST_WAIT);
        while (fault == Fault.WAITS && polls.get() > 0 && !deadline.isOver()) {
            Late.pause(1);
        }
        super.close();
    }
}
