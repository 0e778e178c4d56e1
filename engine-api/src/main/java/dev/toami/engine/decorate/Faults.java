package dev.toami.engine.decorate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;

/**
 * What shall go wrong on a session, to see how a program bears it. Not thread-safe; {@link #on} takes what was added so
 * far.
 *
 * <p>Frames are counted as they come from the session, whether {@code next} or {@code poll} reads them. Faults of frames
 * are applied in the order in which they were added, a later one to what an earlier one has left; a copy that one of them
 * makes has the number of its frame. The same seed, frames and calls give the same faults.
 */
public final class Faults {
    record FrameRule(FaultKind kind, Selection selection, FrameEffect effect) {}

    record CallRule(SessionCall call, Selection selection, Supplier<? extends CaptureException> failure) {}

    final long seed;
    final List<FrameRule> frameRules = new ArrayList<>();
    final List<CallRule> callRules = new ArrayList<>();
    int window = 1;
    Duration longestHold = Duration.ZERO;
    TimeSource time = TimeSource.SYSTEM;

    private Faults(long seed) {
        this.seed = seed;
    }

    /** No faults yet; {@code seed} is what {@link Selection#ratio}, {@link #corrupt} and {@link #reorder} draw from. */
    public static Faults seeded(long seed) {
        return new Faults(seed);
    }

    /** Frames that never come out. */
    public Faults drop(Selection frames) {
        return add(FaultKind.DROP, frames, FrameEffect.drop());
    }

    /** Frames that come out twice. */
    public Faults duplicate(Selection frames) {
        return add(FaultKind.DUPLICATE, frames, FrameEffect.duplicate());
    }

    /** Frames of which so many bytes are changed, all if there are fewer. */
    public Faults corrupt(Selection frames, int bytes) {
        require(bytes >= 1, "at least one byte must be corrupted, not " + bytes);
        return add(FaultKind.CORRUPT, frames, FrameEffect.corrupt(bytes));
    }

    /** Frames that end after so many bytes, as if the snap length had cut them: their original length stays. */
    public Faults truncate(Selection frames, int capturedLength) {
        require(capturedLength >= 0, "negative length: " + capturedLength);
        return add(FaultKind.TRUNCATE, frames, FrameEffect.truncate(capturedLength));
    }

    /** Frames that are held back for so long, at most a day, after they were read; those behind them wait too. */
    public Faults delay(Selection frames, Duration delay) {
        requireUpToADay(delay);
        return add(FaultKind.DELAY, frames, FrameEffect.delay(delay));
    }

    /**
     * Shuffles what all other faults have left, {@code window} frames at a time.
     *
     * @param window how many, 1 or more; no frame moves further than this
     * @param longestHold how long after the first of a window has come it comes out, full or not; at most a day
     */
    public Faults reorder(int window, Duration longestHold) {
        require(window >= 1, "a window of at least one frame is needed, not " + window);
        requireUpToADay(longestHold);
        this.window = window;
        this.longestHold = longestHold;
        return this;
    }

    /**
     * Calls that throw instead of reaching the session. A closed session fails of itself and never from this.
     *
     * @param failure makes a new exception each time
     */
    public Faults fail(SessionCall call, Selection calls, Supplier<? extends CaptureException> failure) {
        callRules.add(new CallRule(
                Objects.requireNonNull(call, "call"),
                Objects.requireNonNull(calls, "calls"),
                Objects.requireNonNull(failure, "failure")));
        return this;
    }

    /** The time by which frames are held; waiting is left to the session. */
    public Faults timeSource(TimeSource source) {
        time = Objects.requireNonNull(source, "source");
        return this;
    }

    /** The session with these faults, counted and drawn for it alone. */
    public FaultySession on(CaptureSession session) {
        return new FaultySession(session, this);
    }

    private Faults add(FaultKind kind, Selection frames, FrameEffect effect) {
        frameRules.add(new FrameRule(kind, Objects.requireNonNull(frames, "frames"), effect));
        return this;
    }

    private static void requireUpToADay(Duration time) {
        require(!time.isNegative() && time.compareTo(Duration.ofDays(1)) <= 0, "not in the range 0 to a day: " + time);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
