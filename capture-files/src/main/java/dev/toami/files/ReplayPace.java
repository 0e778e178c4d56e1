package dev.toami.files;

import dev.toami.engine.CapturedFrame;

/** When the frames of a {@link Replay} are due. Immutable. */
public abstract class ReplayPace {
    private static final double NANOS_PER_SECOND = 1e9;

    private ReplayPace() {}

    /** With the gaps of the capture. */
    public static ReplayPace recorded() {
        return multiplied(1);
    }

    /** So many times as fast as it was captured. */
    public static ReplayPace multiplied(double factor) {
        check(factor, "multiplier");
        return new ReplayPace() {
            @Override
            long dueNanos(CapturedFrame frame, long firstTimestamp, long framesBefore, long bytesBefore) {
                return (long) ((frame.timestampNanos() - firstTimestamp) / factor);
            }
        };
    }

    /** At equal intervals. */
    public static ReplayPace framesPerSecond(double rate) {
        check(rate, "number of frames per second");
        return new ReplayPace() {
            @Override
            long dueNanos(CapturedFrame frame, long firstTimestamp, long framesBefore, long bytesBefore) {
                return (long) (framesBefore * NANOS_PER_SECOND / rate);
            }
        };
    }

    /** Bits of the frames as they are sent; preamble, padding and frame check sequence are not counted. */
    public static ReplayPace bitsPerSecond(double rate) {
        check(rate, "number of bits per second");
        return new ReplayPace() {
            @Override
            long dueNanos(CapturedFrame frame, long firstTimestamp, long framesBefore, long bytesBefore) {
                return (long) (bytesBefore * Byte.SIZE * NANOS_PER_SECOND / rate);
            }
        };
    }

    /** As fast as the device takes them, several at once. */
    public static ReplayPace topSpeed() {
        return new ReplayPace() {
            @Override
            long dueNanos(CapturedFrame frame, long firstTimestamp, long framesBefore, long bytesBefore) {
                return 0;
            }

            @Override
            boolean isTopSpeed() {
                return true;
            }
        };
    }

    private static void check(double number, String what) {
        if (!(number > 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("a " + what + " is more than 0 and finite: " + number);
        }
    }

    /**
     * When to send, in nanoseconds after the first frame.
     *
     * @param firstTimestamp of the first frame
     * @param framesBefore how many were due before this one
     * @param bytesBefore how many bytes they have
     */
    abstract long dueNanos(CapturedFrame frame, long firstTimestamp, long framesBefore, long bytesBefore);

    boolean isTopSpeed() {
        return false;
    }
}
