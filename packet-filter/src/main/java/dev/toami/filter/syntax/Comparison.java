package dev.toami.filter.syntax;

/** How two unsigned numbers are compared. */
public enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    /** The comparison that a sign stands for, null if none. */
    static Comparison of(Token sign) {
        return switch (sign.kind() == Token.Kind.SIGN ? sign.text() : "") {
            case "=" -> EQUAL;
            case "!=" -> NOT_EQUAL;
            case "<" -> LESS;
            case "<=" -> LESS_OR_EQUAL;
            case ">" -> GREATER;
            case ">=" -> GREATER_OR_EQUAL;
            default -> null;
        };
    }
}
