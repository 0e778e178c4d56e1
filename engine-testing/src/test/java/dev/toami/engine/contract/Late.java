package dev.toami.engine.contract;

import java.time.Duration;
import java.util.Optional;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;

/** Reads that take another time than they should. */
final class Late {
    private Late() {}

    static <T> T by(long millis, T result) {
        pause(millis);
        return result;
    }

    /** Sleeps to the end or until the thread is interrupted, which it then stays. */
    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Optional<CapturedFrame> neverWaitingForever(CaptureSession whole, Duration timeout) throws CaptureException {
        return timeout.compareTo(CaptureOptions.FOREVER) >= 0 ? Optional.empty() : whole.next(timeout);
    }
}
