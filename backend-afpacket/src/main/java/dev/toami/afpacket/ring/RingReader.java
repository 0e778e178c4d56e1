package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;

import dev.toami.engine.CaptureException;

/**
 * Walks a ring frame by frame. One thread at a time.
 *
 * <p>A block goes back to the kernel when the reader moves past its last frame, so a frame's bytes stay as they are until
 * the next {@link #advance} or {@link #releaseFinished}.
 */
public final class RingReader {
    private final ReceiveRing ring;
    private final RingFrame frame;
    private final int blockSize;
    private int block;
    private boolean inBlock;
    private int left;
    private int next;
    private long sequence;
    private int blockStatus;
    private RingObserver observer = (isLosing, isBehind) -> {};

    public RingReader(ReceiveRing ring, FrameLayout layout) {
        this.ring = ring;
        this.blockSize = ring.blockSize();
        this.frame = new RingFrame(ring, layout);
    }

    /** Before the first frame is read: who is told of each block. */
    public void observe(RingObserver newObserver) {
        observer = newObserver;
    }

    /** How many blocks, one after the other from the reader's on, the kernel has handed over. */
    public int readyBlocks() {
        int ready = 0;
        while (ready < ring.blockCount() && ring.isReady((block + ready) % ring.blockCount())) {
            ready++;
        }
        return ready;
    }

    /**
     * Moves to the next frame, without waiting.
     *
     * @return false if the kernel has handed over none
     * @throws CaptureException if the ring's contents contradict themselves
     */
    public boolean advance() throws CaptureException {
        while (true) {
            if (inBlock && left > 0) {
                int at = next;
                checkInBlock(at, Tpacket3.FRAME_HEADER_SIZE);
                next = at + ring.memory().getInt(at + Tpacket3.NEXT_OFFSET);
                left--;
                frame.moveTo(at, (block + 1) * blockSize, blockStatus);
                return true;
            }
            releaseFinished();
            if (!ring.isReady(block)) {
                return false;
            }
            enterBlock();
        }
    }

    private void enterBlock() {
        ByteBuffer memory = ring.memory();
        int start = block * blockSize;
        left = memory.getInt(start + Tpacket3.BLOCK_PACKETS);
        next = start + memory.getInt(start + Tpacket3.BLOCK_FIRST_PACKET);
        // The kernel tells of drops in the status of the block, not of its frames.
        blockStatus = memory.getInt(start + Tpacket3.BLOCK_STATUS) & Tpacket3.STATUS_LOSING;
        sequence = memory.getLong(start + Tpacket3.BLOCK_SEQUENCE);
        inBlock = true;
        // The kernel fills them in order: if this one is ready, so are those before it.
        int ahead = block + ring.blockCount() * 3 / 4;
        observer.entered(blockStatus != 0, ring.isReady(ahead < ring.blockCount() ? ahead : ahead - ring.blockCount()));
    }

    /** Gives a block back whose last frame has been read. The frame is no longer valid then. */
    public void releaseFinished() {
        if (inBlock && left == 0) {
            frame.end();
            ring.release(block);
            block = block + 1 == ring.blockCount() ? 0 : block + 1;
            inBlock = false;
        }
    }

    private void checkInBlock(int at, int length) throws CaptureException {
        int start = block * blockSize;
        if (at < start + Tpacket3.BLOCK_HEADER_SIZE || at > start + blockSize - length) {
            throw new CaptureException("corrupted ring: a frame at " + (at - start) + " of a block of " + blockSize);
        }
    }

    /** The frame that the last {@link #advance} moved to; the same object each time. */
    public RingFrame frame() {
        return frame;
    }

    /** The number of the block that the frame is in; the kernel counts them from 1 on. */
    public long blockSequence() {
        return sequence;
    }

    /** Ends the loan of the frame that was lent last. */
    public void endLease() {
        frame.end();
    }
}
