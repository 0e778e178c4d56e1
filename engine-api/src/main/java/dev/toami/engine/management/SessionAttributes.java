package dev.toami.engine.management;

import dev.toami.engine.FilterPlace;

/**
 * A session and its counters, cumulative since it was opened, as {@link dev.toami.engine.CaptureStatistics} has them.
 *
 * <p>Attributes that are read within a tenth of a second are of one snapshot. Those of a session that is closed or has been
 * garbage collected are as they were last.
 */
public interface SessionAttributes {
    /** {@link dev.toami.engine.CaptureSession#id}. */
    long getId();

    String getDevice();

    /** The id of the backend. */
    String getBackend();

    /** What frames begin with, by libpcap's name. */
    String getLinkType();

    /** In bytes. */
    int getSnapLength();

    boolean isOpen();

    /** Where the filter in force runs. */
    FilterPlace getFilterPlace();

    long getReceived();

    long getDroppedByKernel();

    long getDroppedByInterface();

    long getRingFreezes();

    long getFiltered();
}
