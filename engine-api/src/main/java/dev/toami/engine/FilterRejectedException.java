package dev.toami.engine;

/** The kernel does not take the compiled filter; the message carries its disassembly. */
public final class FilterRejectedException extends CaptureException {
    private static final long serialVersionUID = 1L;

    public FilterRejectedException(String message) {
        super(message);
    }
}
