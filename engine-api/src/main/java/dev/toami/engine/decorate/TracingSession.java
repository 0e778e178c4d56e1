package dev.toami.engine.decorate;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameHandler;

/**
 * Tells a {@link TraceSink} of every frame that is handed out, every injection, change of filter and {@link
 * CaptureException}, and of the end. What a frame handler throws is not an event of the session.
 */
public final class TracingSession extends ForwardingSession {
    private final TraceSink sink;
    private final AtomicBoolean closed = new AtomicBoolean();

    public TracingSession(CaptureSession session, TraceSink sink) {
        super(session);
        this.sink = Objects.requireNonNull(sink, "sink");
    }

    /** As {@link #logging(CaptureSession, System.Logger, System.Logger.Level, Function)}, with a frame's first 16 bytes. */
    public static CaptureSession logging(CaptureSession session, System.Logger logger, System.Logger.Level level) {
        return logging(session, logger, level, LogSink::firstBytes);
    }

    /**
     * Logs each event in a line, for example {@code eth0 in 2026-01-01T00:00:00.5Z 64 of 98 bytes 020000000001...}.
     *
     * @param describer says what a frame is, at the end of its line; the frame may be leased
     * @return the session itself if the logger does not log at this level, which is asked here and never again
     */
    public static CaptureSession logging(
            CaptureSession session,
            System.Logger logger,
            System.Logger.Level level,
            Function<? super Frame, String> describer) {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(describer, "describer");
        return logger.isLoggable(level) ? new TracingSession(session, new LogSink(logger, level, describer)) : session;
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        return traced(SessionCall.NEXT, () -> {
            Optional<CapturedFrame> frame = super.next(timeout);
            frame.ifPresent(each -> sink.captured(device(), each));
            return frame;
        });
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
        Objects.requireNonNull(handler, "handler");
        FrameHandler both = frame -> {
            sink.captured(device(), frame);
            handler.handle(frame);
        };
        return traced(SessionCall.POLL, () -> super.poll(both, maxFrames, timeout));
    }

    @Override
    public void inject(Bytes frame) throws CaptureException {
        traced(SessionCall.INJECT, () -> {
            super.inject(frame);
            sink.injected(device(), frame);
            return null;
        });
    }

    @Override
    public void setFilter(String expression) throws CaptureException {
        traced(SessionCall.SET_FILTER, () -> {
            super.setFilter(expression);
            sink.filterSet(device(), expression);
            return null;
        });
    }

    @Override
    public CaptureStatistics statistics() throws CaptureException {
        return traced(SessionCall.STATISTICS, super::statistics);
    }

    @Override
    public void close() {
        super.close();
        if (!closed.getAndSet(true)) {
            sink.closed(device());
        }
    }

    private interface Call<T> {
        T run() throws CaptureException;
    }

    private <T> T traced(SessionCall what, Call<T> call) throws CaptureException {
        try {
            return call.run();
        } catch (CaptureException e) {
            sink.failed(device(), what, e);
            throw e;
        }
    }
}
