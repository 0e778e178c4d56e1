package dev.toami.afpacket.ring;

/** Decides whether a frame is handed out. */
public interface FrameTest {
    /** Whether {@link #passes} says no to any frame; may change at any time. */
    boolean asks();

    /** @param sequence the number of the piece of the ring that the frame is in */
    boolean passes(RingFrame frame, long sequence);
}
