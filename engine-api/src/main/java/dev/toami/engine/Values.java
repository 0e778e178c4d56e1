package dev.toami.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, sizes and times as settings have them; what cannot be read is empty. */
final class Values {
    private static final Pattern SIZE = Pattern.compile("(\\d+)([kmgt]?)");
    private static final Pattern TIME = Pattern.compile("(\\d+) ?(ns|us|ms|s|m|h|d)");
    private static final String SIZE_UNITS = "kmgt";
    private static final Map<String, ChronoUnit> TIME_UNITS = Map.of(
            "ns", ChronoUnit.NANOS,
            "us", ChronoUnit.MICROS,
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);
    private static final String FOREVER = "forever";

    private Values() {}

    static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<Long> size(String text) {
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int shift = matcher.group(2).isEmpty() ? 0 : 10 * (SIZE_UNITS.indexOf(matcher.group(2)) + 1);
        return number(matcher.group(1))
                .filter(number -> number <= Long.MAX_VALUE >> shift)
                .map(number -> number << shift);
    }

    /** The shortest way to write it without a fraction. */
    static String text(long size) {
        int unit = size == 0 ? 0 : Math.min(Long.numberOfTrailingZeros(size) / 10, SIZE_UNITS.length());
        return (size >> (10 * unit)) + (unit == 0 ? "" : SIZE_UNITS.substring(unit - 1, unit));
    }

    static Optional<Duration> time(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals(FOREVER)) {
            return Optional.of(CaptureOptions.FOREVER);
        }
        try {
            Matcher matcher = TIME.matcher(lower);
            return Optional.of(
                    matcher.matches()
                            ? Duration.of(Long.parseLong(matcher.group(1)), TIME_UNITS.get(matcher.group(2)))
                            : Duration.parse(text));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static String text(Duration time) {
        if (time.equals(CaptureOptions.FOREVER)) {
            return FOREVER;
        }
        if (time.isZero()) {
            return "0s";
        }
        for (String unit : new String[] {"d", "h", "m", "s", "ms", "us"}) {
            Duration one = TIME_UNITS.get(unit).getDuration();
            if (one.multipliedBy(time.dividedBy(one)).equals(time)) {
                return time.dividedBy(one) + unit;
            }
        }
        return time.toString();
    }
}
