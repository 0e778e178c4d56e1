package dev.toami.engine;

/** The kernel takes no filter on this socket, not even one that it can run; the message carries its disassembly. */
public final class FilterRejectedException extends CaptureException {
    private static final long serialVersionUID = 1L;

    public FilterRejectedException(String message) {
        super(message);
    }

    public FilterRejectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
