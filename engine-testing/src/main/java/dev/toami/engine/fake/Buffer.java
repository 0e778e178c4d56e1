package dev.toami.engine.fake;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.FrameStatus;
import dev.toami.engine.spi.Deadline;

/**
 * Where frames wait for a session's reader: bounded in bytes, with the filter in front of it, or behind it without {@link
 * Capability#KERNEL_FILTER} and if a kernel would refuse it. Thread-safe.
 */
final class Buffer {
    private static final long A_DAY_NANOS = TimeUnit.DAYS.toNanos(1);

    /** @param acceptedBy the filter that let it in, null if none was asked */
    private record Entry(SeenFrame frame, SessionFilter acceptedBy, int statusBits) {
        Taken taken(int capturedLength) {
            return new Taken(frame.metadata(statusBits), frame.bytes().clip(capturedLength));
        }
    }

    /** A frame as it is handed out. */
    record Taken(FrameMetadata metadata, Bytes bytes) {}

    private final Queue<Entry> entries = new ArrayDeque<>();
    private final int snapLength;
    private final long capacity;
    private final boolean filtersInFront;
    private final boolean countsFreezes;
    private final boolean tellsLosses;
    private SessionFilter filter;
    private long used;
    private boolean frozen;
    private boolean losing;
    private boolean closed;
    private boolean nudged;
    private long received;
    private long dropped;
    private long missed;
    private long freezes;
    private long filtered;

    Buffer(CaptureOptions options, Set<Capability> can, SessionFilter filter) {
        this.snapLength = options.snapLength();
        this.capacity = options.bufferSize();
        this.filtersInFront = can.contains(Capability.KERNEL_FILTER);
        this.countsFreezes = can.contains(Capability.RING_FREEZES);
        this.tellsLosses = can.contains(Capability.FRAME_STATUS);
        this.filter = filter;
    }

    private FilterPlace filterPlace() {
        return filtersInFront && !filter.needsUserland() ? FilterPlace.KERNEL : FilterPlace.JVM;
    }

    private int capturedLength(SeenFrame frame) {
        return Math.min(snapLength, frame.bytes().length());
    }

    /** Takes a frame in, if the filter lets it through and there is room. */
    synchronized void offer(SeenFrame frame) {
        boolean inFront = filterPlace() == FilterPlace.KERNEL;
        if (closed || (inFront && !filter.passes(frame))) {
            return;
        }
        int size = capturedLength(frame);
        if (used + size > capacity) {
            dropped++;
            losing = tellsLosses;
            freezes += frozen ? 0 : 1;
            frozen = true;
            return;
        }
        frozen = false;
        used += size;
        received++;
        entries.add(new Entry(frame, inFront ? filter : null, losing ? FrameStatus.LOSING.bit() : 0));
        notifyAll();
    }

    /** The next frame that the filter lets through. What was let in by an older one is asked again. */
    synchronized Optional<Taken> take() {
        for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
            used -= capturedLength(entry.frame);
            if (entry.acceptedBy == filter || filter.passes(entry.frame)) {
                return Optional.of(entry.taken(snapLength));
            }
            filtered++;
        }
        return Optional.empty();
    }

    /** Waits until there is a frame or something else to look at. */
    synchronized void await(Deadline deadline) throws InterruptedException {
        while (entries.isEmpty() && !closed && !nudged && !deadline.isOver()) {
            TimeUnit.NANOSECONDS.timedWait(this, deadline.nanosLeft(A_DAY_NANOS));
        }
        nudged = false;
    }

    /** Makes the reader look again. */
    synchronized void nudge() {
        nudged = true;
        notifyAll();
    }

    synchronized void replaceFilter(SessionFilter newFilter) {
        filter = newFilter;
    }

    synchronized void addMissed(long frames) {
        missed += closed ? 0 : frames;
    }

    /** As the kernel does, which tells of losses until somebody has asked. */
    synchronized void statisticsAreRead() {
        losing = false;
    }

    synchronized CaptureStatistics counts() {
        return new CaptureStatistics(received, dropped, missed, countsFreezes ? freezes : 0, filtered, filterPlace());
    }

    /**
     * Takes nothing in any more.
     *
     * @return how many frames nobody has read
     */
    synchronized int close() {
        closed = true;
        notifyAll();
        return entries.size();
    }
}
