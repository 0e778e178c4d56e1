package dev.toami.filter.syntax;

/**
 * A word or sign of an expression.
 *
 * @param text for {@link Kind#SIGN} and {@link Kind#KEYWORD} the canonical one, for a quoted name what follows the
 *     backslash
 * @param number the value of a {@link Kind#NUMBER} or {@link Kind#ARCNET}
 */
record Token(Kind kind, String text, int number, Span span) {
    enum Kind {
        END,
        SIGN,
        KEYWORD,
        NUMBER,
        NAME,
        /** Two to four decimal numbers with dots between. */
        IPV4,
        IPV6,
        MAC,
        /** {@code $} and one or two hexadecimal digits. */
        ARCNET
    }

    boolean is(String signOrKeyword) {
        return (kind == Kind.SIGN || kind == Kind.KEYWORD) && text.equals(signOrKeyword);
    }

    /** Whether only an address, name or number behind a qualifier can begin so. */
    boolean isIdentifier() {
        return switch (kind) {
            case NAME, IPV4, IPV6, MAC, ARCNET -> true;
            default -> false;
        };
    }

    Protocol protocol() {
        return kind == Kind.KEYWORD ? Protocol.of(text) : null;
    }

    /** The field of Linux that a name stands for where no name can be, null if none. */
    LinuxField linuxField() {
        boolean quoted = span.end() - span.start() > text.length();
        return kind == Kind.NAME && !quoted ? LinuxField.of(text) : null;
    }

    /** In quotation marks, without the end of a long one. */
    static String quote(String text) {
        return "\"" + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + "\"";
    }
}
