package dev.toami.engine.contract;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;

/** Gives out frames as owned whose memory it uses again, for the next frame or when it is closed. */
final class Overwriting extends Broken {
    private final boolean onlyWhenClosed;
    private byte[] last = {};

    Overwriting(CaptureSession whole, boolean onlyWhenClosed) {
        super(whole);
        this.onlyWhenClosed = onlyWhenClosed;
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        Optional<CapturedFrame> frame = delegate().next(timeout);
        if (frame.isEmpty() || (onlyWhenClosed && last.length > 0)) {
            return frame;
        }
        Arrays.fill(last, (byte) 0);
        last = frame.get().bytes().toArray();
        return Optional.of(CapturedFrame.of(frame.get().metadata(), Bytes.wrap(last)));
    }

    @Override
    public void close() {
        Arrays.fill(last, (byte) 0);
        super.close();
    }
}
