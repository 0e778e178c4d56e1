package dev.toami.engine.decorate;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.FrameIterator;
import dev.toami.engine.LinkType;

/**
 * Forwards everything to another session; a decorator overrides what it changes.
 *
 * <p>Frames are handed out in two places, {@link #next} and {@link #poll}: whoever looks at frames overrides both. Iteration
 * and {@link #stream} go through {@link #next} of the decorator. Closing closes the other session. Threads and lifetimes
 * are those of {@link CaptureSession}; the session that is wrapped is not to be read beside its decorator.
 */
public abstract class ForwardingSession implements CaptureSession {
    private final CaptureSession delegate;

    protected ForwardingSession(CaptureSession delegate) {
        this.delegate = Objects.requireNonNull(delegate, "delegate");
    }

    /** The session that this one wraps. */
    protected final CaptureSession delegate() {
        return delegate;
    }

    @Override
    public long id() {
        return delegate.id();
    }

    @Override
    public String device() {
        return delegate.device();
    }

    @Override
    public LinkType linkType() {
        return delegate.linkType();
    }

    @Override
    public int snapLength() {
        return delegate.snapLength();
    }

    @Override
    public Duration readTimeout() {
        return delegate.readTimeout();
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        return delegate.next(timeout);
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
        return delegate.poll(handler, maxFrames, timeout);
    }

    @Override
    public void inject(Bytes frame) throws CaptureException {
        delegate.inject(frame);
    }

    @Override
    public void setFilter(String expression) throws CaptureException {
        delegate.setFilter(expression);
    }

    @Override
    public CaptureStatistics statistics() throws CaptureException {
        return delegate.statistics();
    }

    @Override
    public boolean isOpen() {
        return delegate.isOpen();
    }

    @Override
    public void close() {
        delegate.close();
    }

    @Override
    public FrameIterator iterator() {
        return new FrameIterator(this, readTimeout());
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + delegate + "]";
    }
}
