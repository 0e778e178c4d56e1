package dev.toami.engine;

/** A filter expression that is not in the language, or that makes no sense on the link type; its message has a caret. */
public final class FilterSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String expression;
    private final String reason;
    private final int start;
    private final int end;

    /**
     * @param start offset of the first character at fault, at most the expression's length
     * @param end offset behind the last one
     */
    public FilterSyntaxException(String expression, int start, int end, String reason) {
        super(reason + "\n  " + line(expression) + "\n  " + " ".repeat(Math.max(start, 0)) + "^"
                + "~".repeat(Math.max(end - start - 1, 0)));
        this.expression = expression;
        this.reason = reason;
        this.start = start;
        this.end = end;
    }

    private static String line(String expression) {
        return expression.replaceAll("\\s", " ");
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
