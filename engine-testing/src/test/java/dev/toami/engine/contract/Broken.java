package dev.toami.engine.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.decorate.ForwardingSession;

/** Sessions that have one thing wrong. */
class Broken extends ForwardingSession {
    Broken(CaptureSession whole) {
        super(whole);
    }

    interface Next {
        Optional<CapturedFrame> next(CaptureSession whole, Duration timeout) throws CaptureException;
    }

    interface Poll {
        int poll(CaptureSession whole, FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException;
    }

    interface Inject {
        void inject(CaptureSession whole, Bytes frame) throws CaptureException;
    }

    interface InjectAll {
        int inject(CaptureSession whole, List<Bytes> frames) throws CaptureException;
    }

    interface SetFilter {
        void setFilter(CaptureSession whole, String expression) throws CaptureException;
    }

    interface Statistics {
        CaptureStatistics statistics(CaptureSession whole) throws CaptureException;
    }

    static UnaryOperator<CaptureSession> next(Next next) {
        return session -> new Broken(session) {
            @Override
            public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
                return next.next(delegate(), timeout);
            }
        };
    }

    static UnaryOperator<CaptureSession> poll(Poll poll) {
        return session -> new Broken(session) {
            @Override
            public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
                return poll.poll(delegate(), handler, maxFrames, timeout);
            }
        };
    }

    static UnaryOperator<CaptureSession> inject(Inject inject) {
        return session -> new Broken(session) {
            @Override
            public void inject(Bytes frame) throws CaptureException {
                inject.inject(delegate(), frame);
            }
        };
    }

    static UnaryOperator<CaptureSession> injectAll(InjectAll inject) {
        return session -> new Broken(session) {
            @Override
            public int inject(List<Bytes> frames) throws CaptureException {
                return inject.inject(delegate(), frames);
            }
        };
    }

    static UnaryOperator<CaptureSession> setFilter(SetFilter setFilter) {
        return session -> new Broken(session) {
            @Override
            public void setFilter(String expression) throws CaptureException {
                setFilter.setFilter(delegate(), expression);
            }
        };
    }

    static UnaryOperator<CaptureSession> statistics(Statistics statistics) {
        return session -> new Broken(session) {
            @Override
            public CaptureStatistics statistics() throws CaptureException {
                return statistics.statistics(delegate());
            }
        };
    }

    /** Owned frames come out changed. */
    static UnaryOperator<CaptureSession> owned(UnaryOperator<CapturedFrame> change) {
        return next((whole, timeout) -> whole.next(timeout).map(change));
    }

    /** Leased frames come out changed. */
    static UnaryOperator<CaptureSession> leased(UnaryOperator<Frame> change) {
        return poll((whole, handler, maxFrames, timeout) ->
                whole.poll(frame -> handler.handle(change.apply(frame)), maxFrames, timeout));
    }

    /** Owned frames come out with other bytes. */
    static UnaryOperator<CaptureSession> bytes(UnaryOperator<Bytes> change) {
        return owned(frame -> CapturedFrame.of(frame.metadata(), change.apply(frame.bytes())));
    }

    /** Owned frames come out with something else known of them. */
    static UnaryOperator<CaptureSession> metadata(UnaryOperator<FrameMetadata> change) {
        return owned(frame -> CapturedFrame.of(change.apply(frame.metadata()), frame.bytes()));
    }

    /** Only what is known of leased frames is wrong. */
    static UnaryOperator<CaptureSession> leasedMetadata(UnaryOperator<FrameMetadata> change) {
        return leased(frame -> new Frame() {
            @Override
            public FrameMetadata metadata() {
                return change.apply(frame.metadata());
            }

            @Override
            public Bytes bytes() {
                return frame.bytes();
            }
        });
    }

    /** What would be a poll, if it lent frames instead of giving them away. */
    static int pollOwned(CaptureSession whole, FrameHandler handler, int maxFrames, Duration timeout)
            throws CaptureException {
        int handled = 0;
        Optional<CapturedFrame> frame = whole.next(timeout);
        while (frame.isPresent()) {
            handled++;
            handler.handle(frame.get());
            frame = handled < maxFrames ? whole.next(Duration.ZERO) : Optional.empty();
        }
        return handled;
    }
}
