package dev.toami.afpacket;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import dev.toami.afpacket.ring.FrameTest;
import dev.toami.afpacket.ring.RingFrame;
import dev.toami.engine.Direction;
import dev.toami.filter.CompiledFilter;

/**
 * Decides in the JVM on what the kernel let through: by direction, and by a filter that the kernel cannot run or that was
 * set while frames of the old one were on their way.
 *
 * <p>One thread asks; others may replace the filter.
 */
final class FrameGate implements FrameTest {
    /** @param lastSequence the last piece of the ring whose frames are asked about; -1 if the reader has not fixed it yet */
    private record Check(CompiledFilter filter, long lastSequence) {}

    private final Direction direction;
    private final int loopbackIndex;
    private final boolean asksDirection;
    private final AtomicLong filtered = new AtomicLong();
    private final int ringPieces;
    private final AtomicReference<Check> check = new AtomicReference<>();
    private volatile boolean isStopped;
    /** One field for all that may be asked, since it is read before each frame. */
    private volatile boolean asks;

    /** @param loopbackIndex the device on which every frame is seen going out and coming in, 0 if none is captured on */
    FrameGate(Direction direction, int loopbackIndex, int ringPieces) {
        this.ringPieces = ringPieces;
        this.direction = direction;
        this.asksDirection = direction != Direction.INOUT || loopbackIndex != 0;
        this.loopbackIndex = loopbackIndex;
        this.asks = asksDirection;
    }

    /**
     * From now on asks {@code filter} about every frame, because the kernel does not.
     *
     * @return goes back to what was asked before
     */
    Runnable askAlways(CompiledFilter filter) {
        Check before = check.getAndSet(new Check(filter, Long.MAX_VALUE));
        asks = true;
        return () -> check.set(before);
    }

    /** Asks {@code filter}, which the kernel has just taken, about frames that may have passed another one before. */
    void askOnceRound(CompiledFilter filter) {
        check.set(new Check(filter, -1));
        asks = true;
    }

    @Override
    public boolean asks() {
        return asks;
    }

    /** Reading shall stop: {@link #asks} tells so. */
    void stop() {
        isStopped = true;
        asks = true;
    }

    /** By the reader, which alone may see a no for a moment. */
    private void askNoMore() {
        asks = asksDirection;
        if (isStopped || check.get() != null) {
            asks = true;
        }
    }

    @Override
    public boolean passes(RingFrame frame, long sequence) {
        Check now = check.get();
        if (now == null && asks) {
            askNoMore();
        }
        if ((!asksDirection || passesDirection(frame)) && (now == null || passesFilter(now, frame, sequence))) {
            return true;
        }
        filtered.lazySet(filtered.get() + 1);
        return false;
    }

    private boolean passesDirection(RingFrame frame) {
        boolean outgoing = frame.isOutgoing();
        return switch (direction) {
            case IN -> !outgoing;
            case OUT -> outgoing;
            case INOUT -> !outgoing || loopbackIndex == 0 || frame.interfaceIndexInRing() != loopbackIndex;
        };
    }

    private boolean passesFilter(Check now, RingFrame frame, long sequence) {
        if (now.lastSequence < 0) {
            // The kernel is at most one round of the ring ahead of the reader.
            check.compareAndSet(now, new Check(now.filter, sequence + ringPieces));
        } else if (sequence > now.lastSequence) {
            check.compareAndSet(now, null);
            return true;
        }
        return now.filter.seesLinkHeader()
                ? now.filter.matches(frame.bytesWithHeader(), frame.lengthWithHeader(), frame.ancillary())
                : now.filter.matches(frame.bytesInRing(), frame.lengthInRing(), frame.ancillary());
    }

    long filtered() {
        return filtered.get();
    }
}
