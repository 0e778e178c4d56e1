package dev.toami.engine;

/** The session is closed, perhaps by another thread while this one was reading. */
public final class SessionClosedException extends CaptureException {
    private static final long serialVersionUID = 1L;

    public SessionClosedException(String message) {
        super(message);
    }

    public SessionClosedException(String message, Throwable cause) {
        super(message, cause);
    }
}
