package dev.toami.protocols.print;

/** Insists that a text is one value of JSON (RFC 8259) and nothing behind it. */
final class JsonCheck {
    private final String text;
    private int at;

    private JsonCheck(String text) {
        this.text = text;
    }

    static void check(String text) {
        JsonCheck check = new JsonCheck(text);
        check.value();
        if (check.at != text.length()) {
            throw check.wrong("something behind the value");
        }
    }

    private AssertionError wrong(String what) {
        return new AssertionError(what + " at " + at + " of " + text);
    }

    private char peek() {
        if (at == text.length()) {
            throw wrong("the end");
        }
        return text.charAt(at);
    }

    private void take(char expected) {
        if (peek() != expected) {
            throw wrong("no " + expected);
        }
        at++;
    }

    private void value() {
        char first = peek();
        if (first == '{') {
            members('}', true);
        } else if (first == '[') {
            members(']', false);
        } else if (first == '"') {
            string();
        } else if (text.startsWith("true", at)) {
            at += 4;
        } else {
            number();
        }
    }

    private void members(char end, boolean named) {
        at++;
        while (peek() != end) {
            if (named) {
                string();
                take(':');
            }
            value();
            if (peek() != end) {
                take(',');
                if (peek() == end) {
                    throw wrong("a comma before the end");
                }
            }
        }
        at++;
    }

    private void string() {
        take('"');
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw wrong("a control character");
            }
            if (c == '\\') {
                char escaped = peek();
                at += escaped == 'u' ? 5 : 1;
                if ("\"\\u".indexOf(escaped) < 0) {
                    throw wrong("an escape \\" + escaped);
                }
            }
        }
        at++;
    }

    private void number() {
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start || (text.charAt(start) == '0' && at > start + 1)) {
            throw wrong("no number");
        }
    }
}
