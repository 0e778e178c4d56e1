package dev.toami.engine;

/** Takes leased frames. */
@FunctionalInterface
public interface FrameHandler {
    /** Handles one frame, whose bytes may not be touched after it returns. */
    void handle(Frame frame);
}
