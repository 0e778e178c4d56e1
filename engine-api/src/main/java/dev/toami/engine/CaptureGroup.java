package dev.toami.engine;

import java.util.List;
import java.util.Objects;

/**
 * Sessions on one device that share its frames: each frame goes to one of them, so that as many threads can read.
 *
 * <p>Each member is a {@link CaptureSession} with a reader, a buffer and counters of its own. Thread-safe. A member that
 * is closed alone leaves the group, and the others get its share; frames that wait in its buffer are lost.
 */
public final class CaptureGroup implements AutoCloseable {
    private final List<CaptureSession> members;
    private String filter;

    CaptureGroup(List<CaptureSession> members, String filter) {
        this.members = List.copyOf(members);
        this.filter = filter;
    }

    /** In the order in which they joined. */
    public List<CaptureSession> members() {
        return members;
    }

    /**
     * The sums of what the members counted. {@link CaptureStatistics#droppedByInterface} is the device's and not a sum;
     * {@link CaptureStatistics#filterPlace} is where it runs of the first member that has it elsewhere than in the kernel.
     */
    public CaptureStatistics statistics() throws CaptureException {
        long received = 0;
        long dropped = 0;
        long missed = 0;
        long freezes = 0;
        long filtered = 0;
        FilterPlace place = FilterPlace.KERNEL;
        for (CaptureSession member : members) {
            CaptureStatistics counted = member.statistics();
            received += counted.received();
            dropped += counted.droppedByKernel();
            missed = Math.max(missed, counted.droppedByInterface());
            freezes += counted.ringFreezes();
            filtered += counted.filtered();
            place = place == FilterPlace.KERNEL ? counted.filterPlace() : place;
        }
        return new CaptureStatistics(received, dropped, missed, freezes, filtered, place);
    }

    /**
     * Replaces the filter of each member as {@link CaptureSession#setFilter} does, one after the other: when it returns all
     * have the new one. If one refuses it, those before get the old one back, which is the one that was last set here.
     *
     * @throws FilterSyntaxException if it is not in the language; the old filter then stays
     * @throws CaptureException if a member refuses it, or is closed
     */
    public synchronized void setFilter(String expression) throws CaptureException {
        Objects.requireNonNull(expression, "expression");
        int changed = 0;
        try {
            for (CaptureSession member : members) {
                member.setFilter(expression);
                changed++;
            }
            filter = expression;
        } catch (CaptureException | RuntimeException e) {
            for (CaptureSession member : members.subList(0, changed)) {
                try {
                    member.setFilter(filter);
                } catch (CaptureException | RuntimeException again) {
                    e.addSuppressed(again);
                }
            }
            throw e;
        }
    }

    /** Closes every member; one that fails does not keep the rest open. Idempotent. */
    @Override
    public void close() {
        CloseAll.close(members, CaptureSession::close);
    }
}
