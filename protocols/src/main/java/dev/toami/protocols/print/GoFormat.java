package dev.toami.protocols.print;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Values as Go's {@code %v} shows them. */
final class GoFormat {
    private GoFormat() {}

    /** A time in UTC: the fraction without trailing zeros, and without its point if it is zero. */
    static void time(StringBuilder out, long epochNanos) {
        long seconds = Math.floorDiv(epochNanos, 1_000_000_000L);
        int nanos = Math.floorMod(epochNanos, 1_000_000_000);
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        pad(out, time.getYear(), 4).append('-');
        pad(out, time.getMonthValue(), 2).append('-');
        pad(out, time.getDayOfMonth(), 2).append(' ');
        pad(out, time.getHour(), 2).append(':');
        pad(out, time.getMinute(), 2).append(':');
        pad(out, time.getSecond(), 2);
        if (nanos != 0) {
            out.append('.');
            int length = out.length();
            pad(out, nanos, 9);
            while (out.charAt(out.length() - 1) == '0' && out.length() > length + 1) {
                out.setLength(out.length() - 1);
            }
        }
        out.append(" +0000 UTC");
    }

    private static StringBuilder pad(StringBuilder out, int value, int width) {
        String digits = Integer.toString(value);
        return out.append("0".repeat(Math.max(width - digits.length(), 0))).append(digits);
    }
}
