package dev.toami.afpacket.ring;

/** Is told by the thread that reads a ring, once for each block and before the block's first frame. */
public interface RingObserver {
    /**
     * A block begins to be read.
     *
     * @param isLosing whether the kernel has lost frames that it has not been asked about yet
     * @param isBehind whether more than three quarters of the ring wait to be read
     */
    void entered(boolean isLosing, boolean isBehind);
}
