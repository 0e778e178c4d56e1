package dev.toami.afpacket.ring;

/** Decides whether a frame is handed out. */
@FunctionalInterface
public interface FrameTest {
    /** @param sequence the number of the piece of the ring that the frame is in */
    boolean passes(RingFrame frame, long sequence);
}
