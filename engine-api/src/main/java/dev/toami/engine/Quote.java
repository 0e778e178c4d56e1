package dev.toami.engine;

/** Text for an error message: in quotes, and of a long one only the beginning. */
final class Quote {
    private static final int SHOWN = 80;

    private Quote() {}

    static String of(CharSequence text) {
        return text.length() <= SHOWN
                ? "\"" + text + "\""
                : "\"" + text.subSequence(0, SHOWN) + "...\" (" + text.length() + " characters)";
    }
}
