package dev.toami.engine.decorate;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.spi.LeasedFrame;

/**
 * A session on which things go wrong as told; made by {@link Faults#on}. {@link #count} tells what has gone wrong so far.
 *
 * <p>Frames that are {@link #held} for a delay, a window, or as the rest of a poll are in memory: they pass a filter that
 * is set meanwhile, and are lost when the session is closed. The statistics are those of the session, where frames that
 * are dropped here have been received.
 */
public final class FaultySession extends ForwardingSession {
    /** How often it is still looked when the timeout has passed and all that came was dropped. No time: that differs. */
    private static final int LOOKS_AFTER_TIMEOUT = 10_000;

    private record CallRule(Faults.CallRule what, Random random) {}

    private interface Source {
        /** Moves frames to where they wait; false if none came in time. */
        boolean read(Duration timeout) throws CaptureException;
    }

    private final TimeSource time;
    private final FaultyFrames frames;
    private final AtomicReference<Thread> reader = new AtomicReference<>();
    private final FaultCounts counts = new FaultCounts();
    private final List<CallRule> callRules = new ArrayList<>();
    /** Guarded by {@link #callRules}. */
    private final Map<SessionCall, Long> calls = new EnumMap<>(SessionCall.class);

    FaultySession(CaptureSession session, Faults faults) {
        super(session);
        Random seeds = new Random(faults.seed);
        time = faults.time;
        frames = new FaultyFrames(faults, new Random(seeds.nextLong()), counts);
        faults.callRules.forEach(rule -> callRules.add(new CallRule(rule, new Random(seeds.nextLong()))));
    }

    /** How often this has happened; for any thread. */
    public long count(FaultKind kind) {
        return counts.get(kind);
    }

    /** How many frames wait to come out; for any thread. */
    public int held() {
        return frames.held();
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        Waiting waiting = new Waiting(timeout, time);
        enterReading();
        try {
            failOn(SessionCall.NEXT);
            return await(waiting, this::readNext) ? Optional.of(frames.take()) : Optional.empty();
        } finally {
            reader.set(null);
        }
    }

    private boolean readNext(Duration timeout) throws CaptureException {
        Optional<CapturedFrame> frame = super.next(timeout);
        frame.ifPresent(frames::add);
        return frame.isPresent();
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
        Objects.requireNonNull(handler, "handler");
        if (maxFrames < 1) {
            throw new IllegalArgumentException("at least one frame must be wanted, not " + maxFrames);
        }
        Waiting waiting = new Waiting(timeout, time);
        enterReading();
        try {
            failOn(SessionCall.POLL);
            boolean more = await(waiting, left -> super.poll(frame -> frames.add(frame.copy()), maxFrames, left) > 0);
            int handled = 0;
            while (more) {
                lend(frames.take(), handler);
                handled++;
                more = handled < maxFrames && isOpen() && frames.nanosUntilReady() == 0;
            }
            return handled;
        } finally {
            reader.set(null);
        }
    }

    private static void lend(CapturedFrame frame, FrameHandler handler) {
        byte[] bytes = frame.bytes().toArray();
        LeasedFrame leased = new LeasedFrame(frame.metadata(), ByteBuffer.wrap(bytes), 0, bytes.length);
        try {
            handler.handle(leased);
        } finally {
            leased.end();
        }
    }

    private void enterReading() {
        Thread other = reader.compareAndExchange(null, Thread.currentThread());
        if (other != null) {
            throw new IllegalStateException(
                    "a session has one reader at a time, and " + other.getName() + " is reading " + device());
        }
    }

    /** Reads until a frame is ready. A frame that is held is waited for in the session, which heeds closing. */
    private boolean await(Waiting waiting, Source source) throws CaptureException {
        int late = 0;
        while (true) {
            checkMayRead();
            long pause = frames.nanosUntilReady();
            if (pause == 0) {
                return true;
            }
            boolean read = source.read(Duration.ofNanos(Math.min(pause, waiting.nanosLeft())));
            if (waiting.isOver() && (!read || ++late > LOOKS_AFTER_TIMEOUT)) {
                return frames.nanosUntilReady() == 0;
            }
        }
    }

    private void checkMayRead() throws CaptureException {
        if (!isOpen()) {
            throw new SessionClosedException("the session on " + device() + " is closed");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CaptureInterruptedException("the thread was interrupted while it read from " + device());
        }
    }

    @Override
    public void inject(Bytes frame) throws CaptureException {
        failOn(SessionCall.INJECT);
        super.inject(frame);
    }

    @Override
    public void setFilter(String expression) throws CaptureException {
        failOn(SessionCall.SET_FILTER);
        super.setFilter(expression);
    }

    @Override
    public CaptureStatistics statistics() throws CaptureException {
        failOn(SessionCall.STATISTICS);
        return super.statistics();
    }

    private void failOn(SessionCall call) throws CaptureException {
        CaptureException failure = isOpen() ? failureOf(call) : null;
        if (failure != null) {
            counts.add(FaultKind.FAILURE);
            throw failure;
        }
    }

    private CaptureException failureOf(SessionCall call) {
        CaptureException failure = null;
        synchronized (callRules) {
            long number = calls.merge(call, 1L, Long::sum);
            for (CallRule rule : callRules) {
                // Every rule is asked, so that what one draws does not depend on another.
                if (rule.what.call() == call && rule.what.selection().selects(number, rule.random) && failure == null) {
                    failure = rule.what.failure().get();
                }
            }
        }
        return failure;
    }
}
