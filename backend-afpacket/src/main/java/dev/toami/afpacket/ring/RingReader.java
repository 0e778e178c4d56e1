package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameHandler;

/**
 * Walks a ring frame by frame. One thread at a time.
 *
 * <p>A piece of the ring goes back to the kernel when the reader moves past its last frame, so a frame's bytes stay as they
 * are until the next {@link #advance} or {@link #releaseFinished}.
 */
public abstract class RingReader {
    /** Frames to lend, in turn, a power of two: so many later ones can be lent before a frame that was kept is another one. */
    private static final int FRAMES = 32;

    private final ReceiveRing ring;
    private final RingFrame[] frames = new RingFrame[FRAMES];
    private int last;
    private RingObserver observer = (isLosing, isBehind) -> {};

    RingReader(ReceiveRing ring, FrameLayout layout) {
        this.ring = ring;
        for (int i = 0; i < FRAMES; i++) {
            frames[i] = newFrame(layout, ring.memory(0));
        }
    }

    /** Before the first frame is read: who is told of each block. */
    public final void observe(RingObserver newObserver) {
        observer = newObserver;
    }

    /** How many pieces, one after the other from the reader's on, the kernel has handed over. */
    public final int readyPieces() {
        int pieces = ring.pieces();
        int ready = 0;
        while (ready < pieces && isReady((piece() + ready) % pieces)) {
            ready++;
        }
        return ready;
    }

    /** The number of the piece that the reader is at. */
    abstract int piece();

    abstract boolean isReady(int piece);

    /** To be called with a piece, or with one of many. */
    final void tellOfEntering(boolean isLosing) {
        // The kernel fills them in order: if this one is ready, so are those before it.
        int pieces = ring.pieces();
        observer.entered(isLosing, isReady((int) ((piece() + pieces * 3L / 4) % pieces)));
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

    abstract RingFrame newFrame(FrameLayout layout, ByteBuffer memory);

    /** The object to be the frame that is moved to now. */
    final RingFrame takeTurn() {
        last = (last + 1) & (FRAMES - 1);
        return frames[last];
    }

    final RingFrame[] frames() {
        return frames;
    }

    /** Which of {@link #frames} is the one that was moved to last. */
    final int turn() {
        return last;
    }

    /** What {@link #takeTurn} does, for several at once. */
    final void setTurn(int turn) {
        last = turn;
    }

    /** From now on frames are in other memory. */
    final void setMemory(ByteBuffer memory) {
        for (RingFrame frame : frames) {
            frame.setMemory(memory);
        }
    }

    /** The frame that the last {@link #advance} moved to. */
    public final RingFrame frame() {
        return frames[last];
    }

    final void markLeased() {
        ring.markLeased();
    }

    /** The frame for a handler, until {@link #endLease}. */
    public final Frame lend() {
        ring.markLeased();
        RingFrame frame = frames[last];
        frame.lend();
        return frame;
    }

    /**
     * Lends the frames that are there, one after the other.
     *
     * @param test which of them
     * @param stop asked before each frame
     * @return how many were lent, at most {@code most}
     */
    public int lendAtOnce(FrameHandler handler, int most, FrameTest test, BooleanSupplier stop)
            throws CaptureException {
        int lent = 0;
        while (lent < most && !stop.getAsBoolean() && advance()) {
            if (test.passes(frame(), sequence())) {
                lendTo(handler);
                lent++;
            }
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

    /** Ends the loan of the frame that was lent last. */
    public final void endLease() {
        frames[last].endLoan();
    }

    /** The frame, owned: put together again and copied. */
    public final CapturedFrame copy() {
        RingFrame frame = frames[last];
        frame.lend();
        CapturedFrame copy = frame.copy();
        endLease();
        return copy;
    }
}
