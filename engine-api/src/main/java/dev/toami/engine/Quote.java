package dev.toami.engine;

/** Text for an error message: of a long one only the beginning. */
final class Quote {
    private static final int SHOWN = 80;

    private Quote() {}

    /** In quotes. */
    static String of(CharSequence text) {
        return text.length() <= SHOWN ? "\"" + text + "\"" : "\"" + begin(text) + "...\" " + size(text);
    }

    /** Without quotes. */
    static String bare(CharSequence text) {
        return text.length() <= SHOWN ? text.toString() : begin(text) + "... " + size(text);
    }

    private static CharSequence begin(CharSequence text) {
        return text.subSequence(0, SHOWN);
    }

    private static String size(CharSequence text) {
        return "(" + text.length() + " characters)";
    }
}
