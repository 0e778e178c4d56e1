package dev.toami.engine.spi;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.LinkEvent;
import dev.toami.engine.flight.Recorder;

/**
 * What happens to a session, told to Java Flight Recorder where there is one, and, of what users must not miss, to the
 * log. Every {@link GuardedSession} has one.
 *
 * <p>Thread-safe, and cheap enough to be called for each block of frames, not for each frame. Does not refer to the
 * session.
 */
public final class SessionEvents {
    /** Events of a kind come at most so often; what happens in between is added to the next one. */
    static final Duration EVENT_INTERVAL = Duration.ofSeconds(1);

    /** The same for the log. */
    static final Duration WARNING_INTERVAL = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(SessionEvents.class.getName());
    private static final AtomicLong SESSIONS = new AtomicLong();
    private static final CaptureStatistics NOTHING = new CaptureStatistics(0, 0, 0, 0, 0, FilterPlace.KERNEL);

    private final Recorder recorder = Recorder.get();
    private final long session = SESSIONS.incrementAndGet();
    private final String device;
    private final long openedAt = System.nanoTime();
    private final Interval untilLosses = new Interval(EVENT_INTERVAL, openedAt);
    private final Interval untilSlow = new Interval(EVENT_INTERVAL, openedAt);
    private final Interval untilBurst = new Interval(EVENT_INTERVAL, openedAt);
    private final Interval untilWarning = new Interval(WARNING_INTERVAL, openedAt);
    private CaptureStatistics told = NOTHING;
    private CaptureStatistics warned = NOTHING;
    private boolean closed;

    SessionEvents(String device) {
        this.device = device;
    }

    /** The number of the session. */
    public long session() {
        return session;
    }

    /**
     * To be called when the system says that it loses frames, as in the status of a ring's block.
     *
     * @return whether the counters shall be read now, and {@link #counted} be called: true at most once a second
     */
    public synchronized boolean isLossDue() {
        return untilLosses.restartIfOver(System.nanoTime());
    }

    /** To be called with all counters that were read: tells of frames that were lost. */
    public synchronized void counted(CaptureStatistics now) {
        counted(now, false);
    }

    private void counted(CaptureStatistics now, boolean isLast) {
        long lost = now.droppedByKernel() - told.droppedByKernel();
        long freezes = now.ringFreezes() - told.ringFreezes();
        long time = System.nanoTime();
        if ((lost > 0 || freezes > 0) && (untilBurst.isOver(time) || isLast)) {
            Duration interval = untilBurst.restart(time);
            if (lost > 0) {
                recorder.dropBurst(session, device, lost, now.received() - told.received(), interval);
            }
            if (freezes > 0) {
                recorder.ringFull(session, device, freezes, interval);
            }
            told = now;
        }
        warn(now, time, isLast);
    }

    private void warn(CaptureStatistics now, long time, boolean isLast) {
        long lost = now.droppedByKernel() - warned.droppedByKernel();
        if (lost > 0 && (untilWarning.isOver(time) || isLast)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} lost {1} of {2,number,#} in {3} s, because the buffer was full (freezes: {4,number,#});"
                            + " read faster, filter more, or make the buffer larger",
                    device,
                    lost + (lost == 1 ? " frame" : " frames"),
                    lost + now.received() - warned.received(),
                    String.format("%.1f", untilWarning.restart(time).toMillis() / 1000.0),
                    now.ringFreezes() - warned.ringFreezes());
            warned = now;
        }
    }

    /**
     * To be called by the thread that reads when it finds more than three quarters of the buffer waiting for it.
     *
     * @return whether {@link #slowConsumer} shall be called now: true at most once a second
     */
    public synchronized boolean isSlownessDue() {
        return untilSlow.restartIfOver(System.nanoTime());
    }

    /** So many of the ring's blocks wait for the thread that calls. */
    public void slowConsumer(int readyBlocks, int blocks) {
        recorder.slowConsumer(session, device, readyBlocks, blocks);
    }

    /** To be called after a filter has taken the place of another. */
    public void filterSwapped(String filter, FilterPlace place) {
        recorder.filterSwapped(session, device, filter, place);
    }

    /** To be called when the session has been closed, with what it has counted in all; only the first time counts. */
    public synchronized void closed(CaptureStatistics total) {
        if (!closed) {
            closed = true;
            counted(total, true);
            recorder.closed(session, device, Duration.ofNanos(System.nanoTime() - openedAt), total);
        }
    }

    /** To be called by whoever reads what happened to devices; it belongs to no session. */
    public static void linkChanged(LinkEvent event) {
        Recorder.get().linkChanged(event);
    }

    /** Time between two events; it is over before the first. */
    private static final class Interval {
        private final long least;
        private long since;
        private boolean begun;

        private Interval(Duration least, long now) {
            this.least = least.toNanos();
            this.since = now;
        }

        private boolean isOver(long now) {
            return !begun || now - since >= least;
        }

        private boolean restartIfOver(long now) {
            boolean over = isOver(now);
            if (over) {
                restart(now);
            }
            return over;
        }

        /** Begins anew; how long it was since it was begun before, or since the session was opened. */
        private Duration restart(long now) {
            Duration elapsed = Duration.ofNanos(now - since);
            since = now;
            begun = true;
            return elapsed;
        }
    }
}
