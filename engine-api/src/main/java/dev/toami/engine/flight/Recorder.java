package dev.toami.engine.flight;

import java.time.Duration;

import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.FilterPlace;

/** Takes down what happens to sessions, or does nothing. Thread-safe. */
public interface Recorder {
    /** That of this JVM: Java Flight Recorder, if the runtime has it. */
    static Recorder get() {
        return Holder.RECORDER;
    }

    /** Decides once, and loads no class that needs the module jdk.jfr without it. */
    final class Holder {
        private static final Recorder RECORDER =
                ModuleLayer.boot().findModule("jdk.jfr").isPresent() ? new JfrRecorder() : new Recorder() {};

        private Holder() {}
    }

    /** A session that is being opened: one of the two ends it. */
    interface Opening {
        default void opened(CaptureSession session) {}

        default void failed(Exception reason) {}
    }

    /** A session begins to be opened. */
    default Opening opening(String backend, String device, CaptureOptions options) {
        return new Opening() {};
    }

    /**
     * A session was closed.
     *
     * @param total what it has counted
     */
    default void closed(long session, String device, Duration openFor, CaptureStatistics total) {}

    /** Frames were lost within {@code interval}; so many others were received. */
    default void dropBurst(long session, String device, long dropped, long received, Duration interval) {}

    /** The buffer was full so often within {@code interval}. */
    default void ringFull(long session, String device, long times, Duration interval) {}

    /** A reader found {@code readyBlocks} of the ring's {@code blocks} waiting for it. Called by that reader's thread. */
    default void slowConsumer(long session, String device, int readyBlocks, int blocks) {}

    default void filterSwapped(long session, String device, String filter, FilterPlace place) {}

    /**
     * A device changed.
     *
     * @param change in a word, such as {@code DOWN}
     * @param detail what else is known, possibly empty
     */
    default void linkChanged(String device, int interfaceIndex, String change, String detail) {}
}
