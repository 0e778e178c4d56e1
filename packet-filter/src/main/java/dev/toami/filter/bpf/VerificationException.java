package dev.toami.filter.bpf;

/** A program that the kernel would not attach; the message says which instruction breaks which rule. */
public final class VerificationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int index;

    VerificationException(int index, String reason) {
        super("instruction " + index + ": " + reason);
        this.index = index;
    }

    /** The position of the instruction at fault. */
    public int index() {
        return index;
    }
}
