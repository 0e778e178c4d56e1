package dev.toami.filter.codegen;

/** An expression that needs more scratch memory than there is. */
public final class TooComplexException extends Exception {
    private static final long serialVersionUID = 1L;

    TooComplexException(String message) {
        super(message);
    }
}
