package dev.toami.afpacket;

import java.util.function.IntSupplier;
import java.util.function.Supplier;

import dev.toami.afpacket.ring.RingObserver;
import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.spi.SessionEvents;

/**
 * Tells of lost frames and of a reader that is too slow, at most once a second each: until then the ring is full or losing
 * block after block. Does not refer to the session.
 */
final class RingWatch implements RingObserver {
    private static final System.Logger LOG = System.getLogger(RingWatch.class.getName());

    private final SessionEvents events;
    private final Counters counters;
    private final Supplier<CaptureStatistics> snapshot;
    private final IntSupplier readyBlocks;
    private final int blocks;

    /**
     * @param snapshot the counters as they were updated last
     * @param readyBlocks counts the blocks of {@code blocks} that wait for the reader
     */
    RingWatch(
            SessionEvents events,
            Counters counters,
            Supplier<CaptureStatistics> snapshot,
            IntSupplier readyBlocks,
            int blocks) {
        this.events = events;
        this.counters = counters;
        this.snapshot = snapshot;
        this.readyBlocks = readyBlocks;
        this.blocks = blocks;
    }

    @Override
    public void entered(boolean isLosing, boolean isBehind) {
        if (isBehind && events.isSlownessDue()) {
            events.slowConsumer(readyBlocks.getAsInt(), blocks);
        }
        if (isLosing && events.isLossDue()) {
            try {
                // Reading sets the kernel's counters to zero, and with them the status bit of later blocks.
                counters.update();
                events.counted(snapshot.get());
            } catch (ErrnoException e) {
                LOG.log(System.Logger.Level.DEBUG, "the ring loses frames, and they cannot be counted", e);
            }
        }
    }
}
