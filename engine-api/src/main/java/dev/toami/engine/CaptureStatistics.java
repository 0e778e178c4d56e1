package dev.toami.engine;

import java.util.Objects;

/**
 * What a session has counted since it was opened, cumulative, and where its filter runs now.
 *
 * @param received frames that passed the kernel's filter and reached the buffer
 * @param droppedByKernel frames that passed the kernel's filter and found the buffer full; not in {@code received}
 * @param droppedByInterface frames that the device itself reports as missed since the session was opened
 * @param ringFreezes how often the buffer was full
 * @param filtered frames in {@code received} that were then rejected in the JVM, by filter or direction
 * @param filterPlace where the filter in force runs
 */
public record CaptureStatistics(
        long received,
        long droppedByKernel,
        long droppedByInterface,
        long ringFreezes,
        long filtered,
        FilterPlace filterPlace) {
    public CaptureStatistics {
        Objects.requireNonNull(filterPlace, "filterPlace");
    }
}
