package dev.toami.engine;

/**
 * Frames cannot be sent on what the session captures on, whatever they are: on all devices at once, on one whose frames
 * come with a header that the kernel made up, on one that is no network device.
 */
public final class CannotInjectException extends CaptureException {
    private static final long serialVersionUID = 1L;

    public CannotInjectException(String message) {
        super(message);
    }
}
