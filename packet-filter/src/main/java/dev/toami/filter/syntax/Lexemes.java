package dev.toami.filter.syntax;

/** How many characters from a place on are a token of some kind; 0 for none. */
final class Lexemes {
    /** No text of an IPv6 address is longer: eight groups of four, or six and an IPv4 address, and some leading zeros. */
    private static final int LONGEST_IPV6 = 72;

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

    private static boolean isAt(String text, int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private static int hexDigits(String text, int at, int most) {
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

    /** Two to four numbers with dots between. */
    static int ipv4(String text, int at) {
        int end = at + number(text, at);
        int numbers = end > at ? 1 : 0;
        while (numbers > 0 && numbers < 4 && isAt(text, end, '.') && number(text, end + 1) > 0) {
            end += 1 + number(text, end + 1);
            numbers++;
        }
        return numbers >= 2 ? end - at : 0;
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
            while (isAt(text, next, ':')) {
                next++;
            }
            if (digits == 0 || next == end + digits) {
                return octets >= 2 ? end - at : 0;
            }
            end = next;
            octets++;
        }
    }

    /** A text form of RFC 4291, section 2.2. */
    static int ipv6(String text, int at) {
        int end = at;
        boolean colon = false;
        while (end < text.length() && end - at < LONGEST_IPV6 && isIpv6(text.charAt(end))) {
            colon |= text.charAt(end++) == ':';
        }
        if (!colon) {
            return 0;
        }
        for (; end > at; end--) {
            if (isIpv6Address(text.substring(at, end))) {
                return end - at;
            }
        }
        return 0;
    }

    private static boolean isIpv6(char c) {
        return c == ':' || c == '.' || c == 'x' || c == 'X' || (c < 128 && Character.digit(c, 16) >= 0);
    }

    private static boolean isIpv6Address(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address, true) == 8;
        }
        int before = groups(address.substring(0, gap), false);
        int after = groups(address.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    /** How many 16-bit groups, an IPv4 address at the end counting as two; -1 if it is something else. */
    private static int groups(String part, boolean ipv4AtEnd) {
        if (part.isEmpty()) {
            return 0;
        }
        String[] groups = part.split(":", -1);
        int count = 0;
        for (int i = 0; i < groups.length; i++) {
            String group = groups[i];
            boolean last = i == groups.length - 1;
            if (last && ipv4AtEnd && group.indexOf('.') >= 0) {
                if (ipv4(group, 0) != group.length() || group.split("\\.", -1).length != 4) {
                    return -1;
                }
                count += 2;
            } else if (group.isEmpty() || group.length() > 4 || hexDigits(group, 0, 4) != group.length()) {
                return -1;
            } else {
                count++;
            }
        }
        return count;
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
