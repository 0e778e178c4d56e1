package dev.toami.afpacket.ring;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.Lease;

/**
 * Walks a ring frame by frame. One thread at a time.
 *
 * <p>A piece of the ring goes back to the kernel when the reader moves past its last frame, so a frame's bytes stay as they
 * are until the next {@link #advance} or {@link #releaseFinished}.
 */
public abstract class RingReader {
    /** Frames to lend, in turn: so many later ones can be lent before a frame that was kept is another one. */
    private static final int FRAMES = 32;

    private final ReceiveRing ring;
    private final Lease lease = new Lease();
    private final RingFrame[] frames = new RingFrame[FRAMES];
    private RingFrame frame;
    private int last;

    RingReader(ReceiveRing ring, FrameLayout layout, HeaderLayout header) {
        this.ring = ring;
        for (int i = 0; i < FRAMES; i++) {
            frames[i] = new RingFrame(layout, header, ring.content(0), lease);
        }
        frame = frames[0];
    }

    /**
     * Moves to the next frame, without waiting.
     *
     * @return false if the kernel has handed over none
     * @throws CaptureException if the ring's contents contradict themselves
     */
    public abstract boolean advance() throws CaptureException;

    /** Gives a piece back whose last frame has been read. The frame is no longer valid then. */
    public abstract void releaseFinished();

    /** The number of the piece that the frame is in: the kernel is at most {@link ReceiveRing#pieces} ahead. */
    public abstract long sequence();

    /** The object to be the frame that is moved to now. */
    final RingFrame takeTurn() {
        last = (last + 1) % FRAMES;
        frame = frames[last];
        return frame;
    }

    /** The frame that the last {@link #advance} moved to. */
    public final RingFrame frame() {
        return frame;
    }

    /** The frame for a handler, until {@link #endLease}. */
    public final Frame lend() {
        ring.markLeased();
        frame.lend();
        return frame;
    }

    /** Ends the loan of the frame that was lent last. */
    public final void endLease() {
        lease.end();
    }

    /** The frame, owned: put together again and copied. */
    public final CapturedFrame copy() {
        frame.lend();
        CapturedFrame copy = frame.copy();
        endLease();
        return copy;
    }
}
