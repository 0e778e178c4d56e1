package dev.toami.engine;

/** The device that came in the place of the one that a session was opened on has frames of another kind. */
public final class LinkTypeChangedException extends CaptureException {
    private static final long serialVersionUID = 1L;

    public LinkTypeChangedException(String message) {
        super(message);
    }

    public LinkTypeChangedException(String message, Throwable cause) {
        super(message, cause);
    }
}
