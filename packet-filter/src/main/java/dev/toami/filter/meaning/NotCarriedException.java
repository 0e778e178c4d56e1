package dev.toami.filter.meaning;

/** A link layer cannot tell whether it carries a protocol. Caught where the place in the expression is known. */
final class NotCarriedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotCarriedException(String reason) {
        super(reason, null, false, false);
    }
}
