package dev.toami.engine;

/** A filter expression that is not in the language, or that makes no sense on the link type; its message has a caret. */
public final class FilterSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** How many characters of a long expression the message shows on either side of the fault. */
    private static final int CONTEXT = 200;

    private final String expression;
    private final String reason;
    private final int start;
    private final int end;

    /**
     * Numbers outside the expression are moved to its nearest end.
     *
     * @param start offset of the first character at fault, at most the expression's length
     * @param end offset behind the last one
     * @param reason what is wrong, in one line
     */
    public FilterSyntaxException(String expression, int start, int end, String reason) {
        super(reason + "\n  " + window(expression, within(expression, start), within(expression, end)));
        this.expression = expression;
        this.reason = reason;
        this.start = within(expression, start);
        this.end = Math.max(this.start, within(expression, end));
    }

    private static int within(String expression, int offset) {
        return Math.max(0, Math.min(offset, expression.length()));
    }

    /** The expression and, below, marks; of a long expression only the part around {@code start}. */
    private static String window(String expression, int start, int end) {
        int from = Math.max(0, start - CONTEXT);
        int to = Math.min(expression.length(), start + CONTEXT);
        String before = from > 0 ? "..." : "";
        String after = to < expression.length() ? "..." : "";
        // What has no width, or moves the cursor, would part the marks from what they point at.
        String shown = expression.substring(from, to).replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
        String marks = "^" + "~".repeat(Math.max(0, Math.min(end, to) - start - 1));
        return before + shown + after + "\n  " + " ".repeat(before.length() + start - from) + marks;
    }

    public String expression() {
        return expression;
    }

    public String reason() {
        return reason;
    }

    /** Offset of the first character at fault, at most the expression's length. */
    public int start() {
        return start;
    }

    /** Offset behind the last character at fault, not before {@link #start()}. */
    public int end() {
        return end;
    }
}
