package dev.toami.engine;

/** Takes leased frames. */
@FunctionalInterface
public interface FrameHandler {
    /** Handles one frame, whose bytes may not be touched after this returns; {@link Frame#copy()} keeps it. */
    void handle(Frame frame);
}
