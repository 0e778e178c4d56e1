package dev.toami.engine;

/** A thread was interrupted that read or waited; its interrupt status is still set, and the session is still open. */
public final class CaptureInterruptedException extends CaptureException {
    private static final long serialVersionUID = 1L;

    public CaptureInterruptedException(String message) {
        super(message);
    }

    public CaptureInterruptedException(String message, Throwable cause) {
        super(message, cause);
    }
}
