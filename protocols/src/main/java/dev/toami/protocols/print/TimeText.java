package dev.toami.protocols.print;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The time of a packet at the start of its line, in the forms of tcpdump. Remembers packets before; not thread-safe. */
public final class TimeText {
    /** The forms, in the order of tcpdump's {@code -t} to {@code -ttttt}. */
    public enum Form {
        /** {@code 20:20:33.510810}. */
        TIME_OF_DAY,
        NONE,
        /** {@code 1367526033.510810}. */
        EPOCH,
        /** {@code  00:00:00.018988} since the packet before. */
        SINCE_PREVIOUS,
        /** {@code 2013-05-02 20:20:33.510810}. */
        DATE,
        /** {@code  00:00:00.018988} since the first packet. */
        SINCE_FIRST
    }

    private static final long SECOND = 1_000_000_000L;

    private final Form form;
    private final ZoneId zone;
    private final int fraction;
    private boolean isFirst = true;
    private long reference;

    /** @param fraction how many digits follow the point: 6 or 9 */
    public TimeText(Form form, ZoneId zone, int fraction) {
        if (fraction != 6 && fraction != 9) {
            throw new IllegalArgumentException("a fraction of " + fraction + " digits: 6 or 9");
        }
        this.form = form;
        this.zone = zone;
        this.fraction = fraction;
    }

    /** Appends the time of the next packet, and a blank; nothing if it is not wanted. */
    public void append(StringBuilder out, long epochNanos) {
        switch (form) {
            case NONE -> {}
            case EPOCH -> appendEpoch(out, epochNanos, fraction).append(' ');
            case TIME_OF_DAY, DATE -> {
                ZonedDateTime time = Instant.ofEpochSecond(
                                Math.floorDiv(epochNanos, SECOND), Math.floorMod(epochNanos, SECOND))
                        .atZone(zone);
                if (form == Form.DATE) {
                    pad(out, time.getYear(), 4).append('-');
                    pad(out, time.getMonthValue(), 2).append('-');
                    pad(out, time.getDayOfMonth(), 2).append(' ');
                }
                clock(out, time.getHour(), time.getMinute(), time.getSecond(), time.getNano());
            }
            default -> {
                long since = isFirst ? 0 : epochNanos - reference;
                reference = isFirst || form == Form.SINCE_PREVIOUS ? epochNanos : reference;
                isFirst = false;
                out.append(since < 0 ? '-' : ' ');
                long nanos = Math.abs(since);
                long seconds = nanos / SECOND;
                clock(out, seconds / 3600, (int) (seconds / 60 % 60), (int) (seconds % 60), (int) (nanos % SECOND));
            }
        }
    }

    /** Seconds since the epoch with a fraction of so many digits. */
    static StringBuilder appendEpoch(StringBuilder out, long epochNanos, int fraction) {
        long seconds = Math.floorDiv(epochNanos, SECOND);
        out.append(seconds).append('.');
        return appendFraction(out, Math.floorMod(epochNanos, SECOND), fraction);
    }

    private void clock(StringBuilder out, long hours, int minutes, int seconds, int nanos) {
        pad(out, hours, 2).append(':');
        pad(out, minutes, 2).append(':');
        pad(out, seconds, 2).append('.');
        appendFraction(out, nanos, fraction).append(' ');
    }

    private static StringBuilder appendFraction(StringBuilder out, long nanos, int fraction) {
        return pad(out, fraction == 9 ? nanos : nanos / 1000, fraction);
    }

    private static StringBuilder pad(StringBuilder out, long value, int width) {
        String digits = Long.toString(value);
        return out.append("0".repeat(Math.max(width - digits.length(), 0))).append(digits);
    }
}
