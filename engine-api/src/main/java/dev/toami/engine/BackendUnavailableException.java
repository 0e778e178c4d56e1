package dev.toami.engine;

/** The backend that was asked for cannot run here; the message says why. */
public final class BackendUnavailableException extends CaptureException {
    private static final long serialVersionUID = 1L;

    public BackendUnavailableException(String message) {
        super(message);
    }

    public BackendUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
