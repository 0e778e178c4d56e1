package dev.toami.engine.contract;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.FrameMetadata;

import static dev.toami.engine.contract.Sabotage.session;

/** Sessions that lend wrongly. */
final class LeaseSabotages {
    private LeaseSabotages() {}

    /** What a session does when its handler has thrown something. */
    private interface Reaction {
        void to(CaptureSession whole, RuntimeException thrown) throws CaptureException;
    }

    static List<Sabotage> table() {
        String ends = "aLeaseEndsWithItsCallAndACopyStays";
        String wanted = "noMoreFramesAreLentThanWanted";
        String thrown = "whatAHandlerThrowsComesOutAndTheSessionGoesOn";
        String use = "aHandlerMayUseTheSessionButNotReadFromIt";
        String outlives = "aLeaseThatOutlivesItsSessionThrowsAndNeverFaults";
        return List.of(
                session("never ends a lease", Broken.poll(Broken::pollOwned), ends, thrown, use, outlives),
                session("copies zeros", Broken.leased(frame -> new Copying(frame, zeros(frame))), ends),
                session("copies after the lease", Broken.leased(f -> new Copying(f, f.copy())), ends, outlives),
                session("lends none", Broken.poll((s, handler, n, t) -> n < 1 ? 0 : s.poll(handler, n, t)), wanted),
                session("lends to nobody", Broken.poll((s, h, n, t) -> h == null ? 0 : s.poll(h, n, t)), wanted),
                session("lends more than wanted", Broken.poll((s, h, n, t) -> s.poll(h, n * 3, t)), wanted),
                session("counts wrongly", Broken.poll((s, h, n, t) -> s.poll(h, n, t) + 2), wanted),
                session("lends each frame twice", Broken.poll(LeaseSabotages::twice), wanted),
                session("lends the last first", s -> new Prefetching(s, Prefetching.Fault.REVERSED), wanted),
                session("swallows what a handler throws", reacting((whole, e) -> {}), thrown),
                session(
                        "wraps what a handler throws",
                        reacting((whole, e) -> {
                            throw new CaptureException("in the handler", e);
                        }),
                        thrown),
                session(
                        "closes when a handler throws",
                        reacting((whole, e) -> {
                            whole.close();
                            throw e;
                        }),
                        thrown),
                session(
                        "loses a frame when a handler throws",
                        reacting((whole, e) -> {
                            whole.next(Duration.ZERO);
                            throw e;
                        }),
                        thrown),
                session("hands the frame of a failed handler out again", Rereading::new, thrown),
                session("lets a handler read", s -> new Prefetching(s, Prefetching.Fault.READS), use),
                session("lets a handler poll", s -> new Prefetching(s, Prefetching.Fault.POLLS), use),
                session("lends what a handler's filter rejects", s -> new Prefetching(s, Prefetching.Fault.STALE), use),
                session("sets no filter for a handler", s -> new Prefetching(s, Prefetching.Fault.NO_FILTER), use));
    }

    private static CapturedFrame zeros(Frame frame) {
        return CapturedFrame.of(frame.metadata(), Bytes.wrap(new byte[frame.capturedLength()]));
    }

    private static int twice(CaptureSession whole, FrameHandler handler, int most, Duration timeout)
            throws CaptureException {
        return whole.poll(
                frame -> {
                    handler.handle(frame);
                    handler.handle(frame);
                },
                most,
                timeout);
    }

    private static UnaryOperator<CaptureSession> reacting(Reaction reaction) {
        return Broken.poll((whole, handler, most, timeout) -> {
            try {
                return whole.poll(handler, most, timeout);
            } catch (UnsupportedOperationException e) {
                reaction.to(whole, e);
                return 1;
            }
        });
    }

    /** A lease whose copy is made beforehand. */
    private record Copying(Frame frame, CapturedFrame copy) implements Frame {
        @Override
        public FrameMetadata metadata() {
            return frame.metadata();
        }

        @Override
        public Bytes bytes() {
            return frame.bytes();
        }
    }
}
