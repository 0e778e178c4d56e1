package dev.toami.engine.contract;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.Lease;

import static dev.toami.engine.contract.Sabotage.backend;
import static dev.toami.engine.contract.Sabotage.opening;
import static dev.toami.engine.contract.Sabotage.options;
import static dev.toami.engine.contract.Sabotage.pretending;
import static dev.toami.engine.contract.Sabotage.session;

/** Sessions that count and that end wrongly. */
final class CloseSabotages {
    private static final ConcurrentLinkedQueue<CaptureSession> KEPT = new ConcurrentLinkedQueue<>();

    private CloseSabotages() {}

    static List<Sabotage> table() {
        String counts = "countsAreCumulativeAndStayAfterClose";
        String rejected = "rejectedFramesAreCountedWhereTheyAreRejected";
        String overload = "underOverloadEveryFrameIsHandedOutOrCountedAsDropped";
        String closed = "aClosedSessionDoesNothingMore";
        String wakes = "closingEndsAReadWithoutTrafficAtOnce";
        String inHandler = "closingInAHandlerEndsThePollAfterIt";
        String whileHandling = "closingWhileAHandlerRunsWaitsForNeitherAndEndsThePollAfterIt";
        String independent = "sessionsOnOneDeviceAreIndependent";
        String outlives = "aLeaseThatOutlivesItsSessionThrowsAndNeverFaults";
        String behind = "nothingStaysBehind";
        String dropped = "aSessionThatWasDroppedIsClosedWhenItIsGarbage";
        return List.of(
                session("resets its counts when they are read", CloseSabotages::resetting, counts),
                session("counts nothing after close", counting((s, c) -> s.isOpen() ? c : counts(0, 0, 0, 0)), counts),
                session(
                        "counts twice",
                        counting((s, c) -> counts(2 * c.received(), c.droppedByKernel(), c.ringFreezes(), 0)),
                        counts,
                        rejected,
                        overload),
                session(
                        "counts freezes without overload",
                        counting((s, c) -> counts(c.received(), c.droppedByKernel(), 1, 0)),
                        counts),
                session("does not count what it rejects", counting((s, c) -> counts(c.received(), 0, 0, 0)), rejected)
                        .without(Capability.KERNEL_FILTER),
                session("counts what it rejects twice", counting((s, c) -> counts(c.received(), 0, 0, 6)), rejected),
                session(
                        "does not count what it drops",
                        counting((s, c) -> counts(c.received(), 0, c.ringFreezes(), 0)),
                        overload),
                session(
                        "counts as received what it drops",
                        counting((s, c) ->
                                counts(c.received() + c.droppedByKernel(), c.droppedByKernel(), c.ringFreezes(), 0)),
                        overload),
                pretending(Capability.RING_FREEZES, overload),
                pretending(Capability.FRAME_STATUS, overload),
                session(
                                "counts freezes that it lacks",
                                counting((s, c) ->
                                        counts(c.received(), c.droppedByKernel(), Math.min(1, c.droppedByKernel()), 0)),
                                overload)
                        .without(Capability.RING_FREEZES),
                options(
                        "takes as much memory as it wants",
                        asked -> asked.toBuilder().bufferSize(1 << 30),
                        overload),
                session("finds nothing when it is closed", closing(Closing.Fault.NEXT), closed, wakes, inHandler),
                session("polls nothing when it is closed", closing(Closing.Fault.POLL), closed, wakes),
                session("takes frames when it is closed", closing(Closing.Fault.INJECT), closed),
                session("takes filters when it is closed", closing(Closing.Fault.FILTER), closed),
                session("closes once only", closing(Closing.Fault.ONCE), closed),
                session("seems open when it is closed", closing(Closing.Fault.SEEMS_OPEN), closed),
                session("forgets its device when it is closed", closing(Closing.Fault.NAMELESS), closed),
                session("has no statistics when it is closed", closing(Closing.Fault.UNCOUNTED), closed, counts),
                session("tells a reader of a failure when it is closed", closing(Closing.Fault.FAILS), closed, wakes),
                session("iterates when it is closed", s -> Iterating.session(s, Iterating.Fault.CLOSED), closed),
                session("wakes its reader after 150 ms", closing(Closing.Fault.LATE), wakes),
                session("wakes its reader after 2.1 s", closing(Closing.Fault.TOO_LATE), wakes),
                session("waits for the handler when it is closed", closing(Closing.Fault.WAITS), whileHandling),
                session("does not close", CloseSabotages::keptOpen, closed, behind, inHandler, whileHandling),
                session(
                        "polls on when it is closed",
                        s -> new Prefetching(s, Prefetching.Fault.STALE),
                        inHandler,
                        whileHandling),
                session(
                        "ends leases when it is closed",
                        lending(false),
                        whileHandling,
                        "aLeaseEndsWithItsCallAndACopyStays"),
                session(
                        "has leases again when it is closed",
                        lending(true),
                        outlives,
                        "aLeaseEndsWithItsCallAndACopyStays"),
                opening("refers to its sessions", (whole, device, asked) -> kept(whole.open(device, asked)), dropped),
                backend(
                        "has one filter for all sessions",
                        whole -> new Sharing(whole, Sharing.Fault.FILTER),
                        independent),
                backend(
                        "counts for all sessions together",
                        whole -> new Sharing(whole, Sharing.Fault.COUNTS),
                        independent),
                backend("closes all sessions at once", whole -> new Sharing(whole, Sharing.Fault.CLOSE), independent),
                backend(
                        "has one snap length for all sessions",
                        whole -> new Sharing(whole, Sharing.Fault.SNAP_LENGTH),
                        independent));
    }

    private interface Counting {
        CaptureStatistics of(CaptureSession whole, CaptureStatistics counts);
    }

    private static UnaryOperator<CaptureSession> counting(Counting counting) {
        return Broken.statistics(whole -> counting.of(whole, whole.statistics()));
    }

    private static CaptureStatistics counts(long received, long dropped, long freezes, long filtered) {
        return new CaptureStatistics(received, dropped, 0, freezes, filtered, FilterPlace.KERNEL);
    }

    private static CaptureSession resetting(CaptureSession whole) {
        AtomicReference<CaptureStatistics> last = new AtomicReference<>(counts(0, 0, 0, 0));
        return counting((session, now) -> {
                    CaptureStatistics before = last.getAndSet(now);
                    return counts(now.received() - before.received(), now.droppedByKernel(), now.ringFreezes(), 0);
                })
                .apply(whole);
    }

    private static UnaryOperator<CaptureSession> closing(Closing.Fault fault) {
        return whole -> new Closing(whole, fault);
    }

    /** Refers to a session, which does not become garbage then. */
    private static CaptureSession kept(CaptureSession session) {
        KEPT.add(session);
        return session;
    }

    private static CaptureSession keptOpen(CaptureSession whole) {
        return new Broken(kept(whole)) {
            @Override
            public void close() {}
        };
    }

    /** Lends for as long as the session is open, or for the call and when the session is not open. */
    private static UnaryOperator<CaptureSession> lending(boolean whenClosed) {
        return Broken.poll((whole, handler, most, timeout) -> whole.poll(
                frame -> {
                    AtomicBoolean lent = new AtomicBoolean(true);
                    Lease live = new Lease() {
                        @Override
                        protected boolean permits() {
                            return whenClosed ? lent.get() || !whole.isOpen() : whole.isOpen();
                        }
                    };
                    ByteBuffer memory = ByteBuffer.wrap(frame.bytes().toArray());
                    handler.handle(new Lent(frame.metadata(), Bytes.lease(memory, 0, memory.limit(), live)));
                    lent.set(false);
                },
                most,
                timeout));
    }

    private record Lent(FrameMetadata metadata, Bytes bytes) implements Frame {}
}
