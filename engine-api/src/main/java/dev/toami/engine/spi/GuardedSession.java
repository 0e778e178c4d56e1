package dev.toami.engine.spi;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.FrameIterator;
import dev.toami.engine.SessionClosedException;

/**
 * What every session does alike, around a cursor that a backend moves over its frames: one reader, deadlines, leases that
 * end with their call, nothing of the backend's touched after it was released.
 *
 * <p>{@link #advance}, {@link #advanceAtOnce}, {@link #lend}, {@link #endLease} and {@link #finish} are called by the one
 * reader; {@link #send}, {@link #sendAll}, {@link #replaceFilter} and {@link #updateCounts} by any thread, several at once, while another
 * one reads. All of them only before the guard releases.
 */
public abstract class GuardedSession implements CaptureSession {
    private static final System.Logger LOG = System.getLogger(GuardedSession.class.getName());

    private final String device;
    private final CaptureOptions options;
    private final SessionGuard guard;
    private final SessionEvents events;

    /**
     * @param guard wakes the reader and releases what the session holds; its actions do not refer to the session, which
     *     is closed by the guard when it has become garbage
     */
    protected GuardedSession(String device, CaptureOptions options, SessionGuard guard) {
        this.device = Objects.requireNonNull(device, "device");
        this.options = Objects.requireNonNull(options, "options");
        this.guard = guard;
        this.events = new SessionEvents(device);
        guard.closeAfter(this);
    }

    /**
     * Moves to the next frame that direction and filter let through, and waits for it if none is there.
     *
     * @return false when the deadline has passed without one
     * @throws CaptureException as {@link CaptureSession#next}; {@link #checkMayRead} throws the two that any backend has
     */
    protected abstract boolean advance(Deadline deadline) throws CaptureException;

    /** As {@link #advance}, among the frames that are there already. */
    protected abstract boolean advanceAtOnce() throws CaptureException;

    /** The frame that was moved to, on loan until {@link #endLease}. */
    protected abstract Frame lend();

    /**
     * Lends frames that are there already, one after the other, until there are no more, {@code maxFrames} have been lent, or
     * {@link #isClosing()}. A backend may have a quicker way than this one, which is made of {@link #advanceAtOnce}, {@link
     * #lend} and {@link #endLease}.
     *
     * @return how many
     */
    protected int lendAtOnce(FrameHandler handler, int maxFrames) throws CaptureException {
        int lent = 0;
        while (lent < maxFrames && !isClosing() && advanceAtOnce()) {
            lendTo(handler);
            lent++;
        }
        return lent;
    }

    private void lendTo(FrameHandler handler) {
        try {
            handler.handle(lend());
        } finally {
            endLease();
        }
    }

    /** Whether the session is closed, as far as this thread has seen: cheap enough to ask before each frame. */
    protected final boolean isClosing() {
        return guard.isClosedAsFarAsSeen();
    }

    /** From now on the frame that was lent last throws when its bytes are read. */
    protected abstract void endLease();

    /** The frame that was moved to, owned. */
    protected CapturedFrame own() {
        try {
            return lend().copy();
        } finally {
            endLease();
        }
    }

    /** Called at the end of each read: what was read may be given back. */
    protected void finish() {}

    /**
     * A quicker way to send a frame that is not empty, if the backend has one: outside the guard, so that the backend itself
     * keeps what it needs from being released meanwhile.
     *
     * @return false if it was not sent: {@link #send} shall do it
     */
    protected boolean sendQuickly(Bytes frame) {
        return false;
    }

    /** Sends a frame that is not empty. */
    protected abstract void send(Bytes frame) throws CaptureException;

    /** Sends frames that are not empty, as {@link CaptureSession#inject(List)} has it; one by one unless it is overridden. */
    protected int sendAll(List<Bytes> frames) throws CaptureException {
        return CaptureSession.super.inject(frames);
    }

    /** Puts a filter into the place of the old one, as {@link CaptureSession#setFilter} has it. */
    protected abstract void replaceFilter(String expression) throws CaptureException;

    /** Brings up to date what {@link #counts} gives, if that takes asking the system. */
    protected void updateCounts() throws CaptureException {}

    /** As of the last {@link #updateCounts}; also called after release. */
    protected abstract CaptureStatistics counts();

    /** To be called before each wait. */
    protected final void checkMayRead() throws CaptureException {
        guard.checkOpen();
        if (Thread.currentThread().isInterrupted()) {
            throw new CaptureInterruptedException("the thread was interrupted while it read from " + device);
        }
    }

    protected final CaptureOptions options() {
        return options;
    }

    /** Where a backend tells what it alone notices; what ends, filters and counts is told already. */
    protected final SessionEvents events() {
        return events;
    }

    @Override
    public final long id() {
        return events.session();
    }

    @Override
    public final String device() {
        return device;
    }

    @Override
    public final int snapLength() {
        return options.snapLength();
    }

    @Override
    public final Duration readTimeout() {
        return options.readTimeout();
    }

    @Override
    public final Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
        Deadline deadline = Deadline.after(timeout);
        guard.enterReading();
        try {
            return advance(deadline) ? Optional.of(own()) : Optional.empty();
        } finally {
            finish();
            guard.exitReading();
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
        Objects.requireNonNull(handler, "handler");
        if (maxFrames < 1) {
            throw new IllegalArgumentException("at least one frame must be wanted, not " + maxFrames);
        }
        Deadline deadline = Deadline.after(timeout);
        guard.enterReading();
        try {
            if (!advance(deadline)) {
                return 0;
            }
            lendTo(handler);
            return 1 + lendAtOnce(handler, maxFrames - 1);
        } finally {
            finish();
            guard.exitReading();
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final void inject(Bytes frame) throws CaptureException {
        checkNotEmpty(frame);
        if (sendQuickly(frame)) {
            return;
        }
        guard.enter();
        try {
            send(frame);
        } finally {
            guard.exit();
        }
    }

    @Override
    public final int inject(List<Bytes> frames) throws CaptureException {
        // A copy of its own would take longer than all else that is done here with a frame.
        List<Bytes> all = frames instanceof RandomAccess ? frames : List.copyOf(frames);
        for (int i = 0; i < all.size(); i++) {
            checkNotEmpty(all.get(i));
        }
        guard.enter();
        try {
            return sendAll(all);
        } finally {
            guard.exit();
        }
    }

    private void checkNotEmpty(Bytes frame) {
        if (frame.isEmpty()) {
            throw new IllegalArgumentException("inject on " + device + ": a frame of 0 bytes");
        }
    }

    @Override
    public final void setFilter(String expression) throws CaptureException {
        Objects.requireNonNull(expression, "expression");
        guard.enter();
        try {
            replaceFilter(expression);
            events.filterSwapped(expression, counts().filterPlace());
        } finally {
            guard.exit();
        }
    }

    @Override
    public final CaptureStatistics statistics() throws CaptureException {
        try {
            guard.enter();
            try {
                updateCounts();
                events.counted(counts());
            } finally {
                guard.exit();
            }
        } catch (SessionClosedException e) {
            LOG.log(System.Logger.Level.TRACE, "statistics of a closed session: as they were then");
        }
        return counts();
    }

    @Override
    public final boolean isOpen() {
        return !guard.isClosed();
    }

    @Override
    public final void close() {
        try {
            guard.close();
            events.closed(counts());
        } finally {
            // Until here it is in use: its safety net would tell that it was dropped.
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final Iterator<CapturedFrame> iterator() {
        return new FrameIterator(this, readTimeout());
    }
}
