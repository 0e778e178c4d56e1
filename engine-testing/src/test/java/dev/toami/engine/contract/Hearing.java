package dev.toami.engine.contract;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;

/** Hands out what it has injected itself. */
final class Hearing extends Broken {
    private final Queue<CapturedFrame> injected = new ConcurrentLinkedQueue<>();

    Hearing(CaptureSession whole) {
        super(whole);
    }

    @Override
    public void inject(Bytes frame) throws CaptureException {
        super.inject(frame);
        injected.add(CapturedFrame.of(linkType(), 0, frame.length(), frame));
    }

    @Override
    public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        CapturedFrame own = injected.poll();
        return own != null ? Optional.of(own) : delegate().next(timeout);
    }
}
