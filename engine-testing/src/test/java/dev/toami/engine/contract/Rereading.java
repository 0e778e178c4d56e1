package dev.toami.engine.contract;

import java.time.Duration;
import java.util.Optional;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameHandler;

/** Hands out again the frame whose handler threw something. */
final class Rereading extends Broken {
    private Optional<CapturedFrame> again = Optional.empty();

    Rereading(CaptureSession whole) {
        super(whole);
    }

    @Override
    public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
        return delegate()
                .poll(
                        frame -> {
                            again = Optional.of(frame.copy());
                            handler.handle(frame);
                            again = Optional.empty();
                        },
                        maxFrames,
                        timeout);
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        Optional<CapturedFrame> frame = again.isPresent() ? again : delegate().next(timeout);
        again = Optional.empty();
        return frame;
    }
}
