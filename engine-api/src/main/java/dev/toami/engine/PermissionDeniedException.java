package dev.toami.engine;

/** The process may not do this; the message names the capability, what the process has, and the cure. */
public final class PermissionDeniedException extends CaptureException {
    private static final long serialVersionUID = 1L;

    public PermissionDeniedException(String message) {
        super(message);
    }

    public PermissionDeniedException(String message, Throwable cause) {
        super(message, cause);
    }
}
