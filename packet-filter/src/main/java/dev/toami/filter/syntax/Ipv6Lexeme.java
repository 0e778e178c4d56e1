package dev.toami.filter.syntax;

/** The longest text form of an IPv6 address at a place (RFC 4291, section 2.2), found in one pass. */
final class Ipv6Lexeme {
    private static final int GROUPS = 8;

    private final String text;
    private final int start;
    private int at;
    /** How many 16-bit groups are before {@link #at}. */
    private int groups;
    /** Whether there was a {@code ::}, which stands for one group or more. */
    private boolean gap;

    private int longest;

    private Ipv6Lexeme(String text, int start) {
        this.text = text;
        this.start = start;
        this.at = start;
    }

    static int length(String text, int at) {
        Ipv6Lexeme lexeme = new Ipv6Lexeme(text, at);
        lexeme.scan();
        return lexeme.longest;
    }

    private void scan() {
        takeGap();
        while (group() && (takeGap() || takeColon())) {
            // The next group.
        }
    }

    private boolean takeGap() {
        if (gap || !text.startsWith("::", at)) {
            return false;
        }
        gap = true;
        at += 2;
        endsHere(at, groups);
        return true;
    }

    private boolean takeColon() {
        boolean colon = Lexemes.isAt(text, at, ':');
        at += colon ? 1 : 0;
        return colon;
    }

    private boolean group() {
        int ipv4 = Lexemes.ipv4(text, at, 4);
        if (ipv4 > 0) {
            endsHere(at + ipv4, groups + 2);
        }
        int digits = Lexemes.hexDigits(text, at, 4);
        at += digits;
        groups++;
        if (digits > 0) {
            endsHere(at, groups);
        }
        return digits > 0 && groups < GROUPS;
    }

    private void endsHere(int end, int count) {
        if (gap ? count < GROUPS : count == GROUPS) {
            longest = Math.max(longest, end - start);
        }
    }
}
