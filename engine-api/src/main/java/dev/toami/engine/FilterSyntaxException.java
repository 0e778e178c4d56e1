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
     * @param start offset of the first character at fault, at most the expression's length
     * @param end offset behind the last one
     */
    public FilterSyntaxException(String expression, int start, int end, String reason) {
        super(reason + "\n  " + window(expression, start, end));
        this.expression = expression;
        this.reason = reason;
        this.start = start;
        this.end = end;
    }

    /** The expression and, below, marks; of a long expression only the part around {@code start}. */
    private static String window(String expression, int start, int end) {
        int from = start <= CONTEXT ? 0 : start - CONTEXT;
        int to = Math.min(expression.length(), start + CONTEXT);
        String before = from > 0 ? "..." : "";
        String line = before + expression.substring(from, to).replaceAll("\\s", " ");
        int marks = Math.min(end, to) - start;
        return line + (to < expression.length() ? "..." : "") + "\n  " + " ".repeat(before.length() + start - from)
                + "^" + "~".repeat(Math.max(marks - 1, 0));
    }

    public String expression() {
        return expression;
    }

    /** What is wrong, in one line. */
    public String reason() {
        return reason;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }
}
