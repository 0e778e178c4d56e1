package dev.toami.engine.contract;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;

/** Has one place for the frame that is sent, for all threads. */
final class Mixing extends Broken {
    private volatile Bytes sending = Bytes.empty();

    Mixing(CaptureSession whole) {
        super(whole);
    }

    @Override
    public void inject(Bytes frame) throws CaptureException {
        sending = frame;
        Late.pause(1);
        super.inject(sending);
    }
}
