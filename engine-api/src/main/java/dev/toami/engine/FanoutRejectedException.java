package dev.toami.engine;

/** A group of {@link Fanout} that does not take the session: it is of another device, mode or set of flags, or full. */
public final class FanoutRejectedException extends CaptureException {
    private static final long serialVersionUID = 1L;

    public FanoutRejectedException(String message) {
        super(message);
    }

    public FanoutRejectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
