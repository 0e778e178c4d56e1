package dev.toami.engine;

/**
 * A filter that can run nowhere: the kernel takes none on this socket, not even one that it can run, and the message
 * carries its disassembly; or it asks what only the kernel knows of a frame, where the kernel cannot be asked.
 */
public final class FilterRejectedException extends CaptureException {
    private static final long serialVersionUID = 1L;

    public FilterRejectedException(String message) {
        super(message);
    }

    public FilterRejectedException(String message, Throwable cause) {
        super(message, cause);
    }
}
