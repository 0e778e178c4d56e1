package dev.toami.filter.syntax;

/** How many characters from a place on are a token of some kind; 0 for none. */
final class Lexemes {
    private Lexemes() {}

    static boolean isWordStart(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    static boolean isAt(String text, int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    static int hexDigits(String text, int at, int most) {
        int length = 0;
        while (length < most && isHex(text, at + length)) {
            length++;
        }
        return length;
    }

    /** {@code [A-Za-z0-9]([-_.A-Za-z0-9]*[.A-Za-z0-9])?}. */
    static int word(String text, int at) {
        if (at >= text.length() || !isWordStart(text.charAt(at))) {
            return 0;
        }
        int end = at + 1;
        int last = end;
        while (end < text.length() && (isWordStart(text.charAt(end)) || "-_.".indexOf(text.charAt(end)) >= 0)) {
            char c = text.charAt(end++);
            if (c != '-' && c != '_') {
                last = end;
            }
        }
        return last - at;
    }

    /** {@code [0-9]+} or {@code 0[xX][0-9A-Fa-f]+}. */
    static int number(String text, int at) {
        if (isAt(text, at, '0') && (isAt(text, at + 1, 'x') || isAt(text, at + 1, 'X')) && isHex(text, at + 2)) {
            return 2 + hexDigits(text, at + 2, Integer.MAX_VALUE);
        }
        int length = 0;
        while (isDigit(text, at + length)) {
            length++;
        }
        return length;
    }

    /** At least {@code fewest} and at most four numbers with dots between. */
    static int ipv4(String text, int at, int fewest) {
        int end = at + number(text, at);
        int numbers = end > at ? 1 : 0;
        while (numbers > 0 && numbers < 4 && isAt(text, end, '.')) {
            int length = number(text, end + 1);
            if (length == 0) {
                break;
            }
            end += 1 + length;
            numbers++;
        }
        return numbers >= fewest ? end - at : 0;
    }

    /** Six octets parted by one of {@code :-.}, three groups of four digits parted by dots, or twelve digits. */
    static int mac(String text, int at) {
        int longest = hexDigits(text, at, 12) == 12 ? 12 : 0;
        if (hexDigits(text, at, 4) == 4
                && isAt(text, at + 4, '.')
                && hexDigits(text, at + 5, 4) == 4
                && isAt(text, at + 9, '.')
                && hexDigits(text, at + 10, 4) == 4) {
            longest = Math.max(longest, 14);
        }
        for (char separator : new char[] {':', '-', '.'}) {
            longest = Math.max(longest, octets(text, at, separator));
        }
        return longest;
    }

    private static int octets(String text, int at, char separator) {
        int end = at;
        for (int i = 0; i < 6; i++) {
            if (i > 0 && !isAt(text, end++, separator)) {
                return 0;
            }
            int digits = hexDigits(text, end, 2);
            if (digits == 0) {
                return 0;
            }
            end += digits;
        }
        return end - at;
    }

    /** {@code (B:+)(B:+)+}, B being one or two hexadecimal digits: what a mistyped MAC address looks like. */
    static int brokenMac(String text, int at) {
        int end = at;
        int octets = 0;
        while (true) {
            int digits = hexDigits(text, end, 2);
            int next = end + digits;
            while (digits > 0 && isAt(text, next, ':')) {
                next++;
            }
            if (digits == 0 || next == end + digits) {
                return octets >= 2 ? end - at : 0;
            }
            end = next;
            octets++;
        }
    }

    /** {@code $} and one or two hexadecimal digits. */
    static int arcnet(String text, int at) {
        int digits = isAt(text, at, '$') ? hexDigits(text, at + 1, 2) : 0;
        return digits > 0 ? 1 + digits : 0;
    }

    /** A backslash and what follows up to white space, {@code !} or a parenthesis. */
    static int quoted(String text, int at) {
        int end = at + 1;
        while (end < text.length() && " !()\n\t".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end - at;
    }
}
