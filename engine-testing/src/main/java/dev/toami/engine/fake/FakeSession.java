package dev.toami.engine.fake;

import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.LinkType;
import dev.toami.engine.spi.Deadline;
import dev.toami.engine.spi.GuardedSession;
import dev.toami.engine.spi.SessionGuard;

/** A session that reads from its {@link Buffer}. */
final class FakeSession extends GuardedSession {
    /** How many scripted frames are looked at, one after the other, before deadline and closing are thought of. */
    private static final int MOST_PULLED = 1000;

    private final Tap tap;
    private Buffer.Taken taken;
    private WatchedFrame lent;
    private boolean mayHaveMore;

    FakeSession(Tap tap, CaptureOptions options) {
        super(tap.name(), options, new SessionGuard(tap.name(), tap::close, tap::release));
        this.tap = tap;
    }

    @Override
    public LinkType linkType() {
        return tap.linkType();
    }

    @Override
    protected boolean advance(Deadline deadline) throws CaptureException {
        while (true) {
            checkMayRead();
            if (advanceAtOnce()) {
                return true;
            }
            if (!mayHaveMore) {
                throwTrouble();
            }
            if (deadline.isOver()) {
                return false;
            }
            if (!mayHaveMore) {
                await(deadline);
            }
        }
    }

    private void throwTrouble() throws CaptureException {
        CaptureException trouble = tap.trouble().orElse(null);
        if (trouble != null) {
            throw trouble;
        }
    }

    private void await(Deadline deadline) {
        try {
            tap.buffer().await(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected boolean advanceAtOnce() {
        for (int i = 0; i < MOST_PULLED; i++) {
            taken = tap.buffer().take().orElse(null);
            mayHaveMore = taken != null || tap.pull();
            if (taken != null || !mayHaveMore) {
                return taken != null;
            }
        }
        return false;
    }

    @Override
    protected Frame lend() {
        lent = new WatchedFrame(
                taken.metadata(), taken.bytes(), device(), tap.backend().faults());
        return lent;
    }

    @Override
    protected CapturedFrame own() {
        return CapturedFrame.of(taken.metadata(), taken.bytes());
    }

    @Override
    protected void endLease() {
        lent.end();
    }

    @Override
    protected void send(Bytes frame) throws CaptureException {
        if (!tap.backend().can(Capability.INJECT)) {
            throw new UnsupportedOperationException("this fake backend, without INJECT, sends no frames");
        }
        tap.injectable().inject(frame.copy(), tap);
    }

    @Override
    protected void replaceFilter(String expression) {
        tap.setFilter(expression);
    }

    @Override
    protected void updateCounts() {
        tap.buffer().statisticsAreRead();
    }

    @Override
    protected CaptureStatistics counts() {
        return tap.buffer().counts();
    }
}
