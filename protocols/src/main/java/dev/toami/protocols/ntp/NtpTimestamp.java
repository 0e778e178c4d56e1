package dev.toami.protocols.ntp;

import java.time.Instant;

/**
 * A time of NTP (RFC 5905, section 6).
 *
 * @param bits seconds since 1900 in the upper half, fractions of 2 to the power of -32 seconds in the lower
 */
public record NtpTimestamp(long bits) {
    /** Between the first of January in 1900 and in 1970. */
    private static final long EPOCH_SECONDS = 2_208_988_800L;

    private static final long ERA_SECONDS = 1L << 32;

    public static final NtpTimestamp UNKNOWN = new NtpTimestamp(0);

    /** Exact to a nanosecond. */
    public static NtpTimestamp of(Instant time) {
        long seconds = time.getEpochSecond() + EPOCH_SECONDS;
        long fraction = ((long) time.getNano() << 32) / 1_000_000_000L;
        return new NtpTimestamp(seconds << 32 | fraction);
    }

    public long seconds() {
        return bits >>> 32;
    }

    public long fraction() {
        return bits & 0xffff_ffffL;
    }

    /** The time, with seconds below 2 to the power of 31 taken for those of the era that begins in 2036. */
    public Instant toInstant() {
        long era = bits < 0 ? 0 : ERA_SECONDS;
        return Instant.ofEpochSecond(era + seconds() - EPOCH_SECONDS, (fraction() * 1_000_000_000L) >>> 32);
    }
}
