package dev.toami.afpacket.ring;

/** Decides whether a frame is handed out. */
public interface FrameTest {
    /** Whether there is anything to ask before a frame is handed out; may change at any time, and does when reading shall stop. */
    boolean asks();

    /** @param sequence the number of the piece of the ring that the frame is in */
    boolean passes(RingFrame frame, long sequence);
}
