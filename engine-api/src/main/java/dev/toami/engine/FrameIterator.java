package dev.toami.engine;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The iteration that {@link CaptureSession#iterator()} promises, over {@link CaptureSession#next}. For one thread.
 *
 * <p>After a failure it has not ended: the next call reads again.
 */
public final class FrameIterator implements Iterator<CapturedFrame> {
    private final CaptureSession session;
    private final Duration readTimeout;
    private Optional<CapturedFrame> ahead = Optional.empty();
    private boolean ended;

    public FrameIterator(CaptureSession session, Duration readTimeout) {
        this.session = session;
        this.readTimeout = readTimeout;
    }

    @Override
    public boolean hasNext() {
        if (ahead.isEmpty() && !ended) {
            try {
                ahead = session.next(readTimeout);
                ended = ahead.isEmpty();
            } catch (SessionClosedException e) {
                ended = true;
            } catch (CaptureException e) {
                throw new UncheckedIOException(e);
            }
        }
        return ahead.isPresent();
    }

    @Override
    public CapturedFrame next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the session is closed or its read timeout has passed");
        }
        CapturedFrame frame = ahead.orElseThrow();
        ahead = Optional.empty();
        return frame;
    }
}
