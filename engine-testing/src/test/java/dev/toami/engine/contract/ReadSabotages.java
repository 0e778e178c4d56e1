package dev.toami.engine.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureSession;

import static dev.toami.engine.contract.Sabotage.options;
import static dev.toami.engine.contract.Sabotage.session;

/** Sessions that read wrongly. */
final class ReadSabotages {
    private ReadSabotages() {}

    static List<Sabotage> table() {
        String whole = "framesComeWholeInOrderAndOnce";
        String owned = "anOwnedFrameOutlivesItsSession";
        String quiet = "aDeadlineFiresWithoutTrafficAndNotBefore";
        String unwanted = "aDeadlineFiresUnderTrafficThatIsNotWanted";
        String forever = "aTimeoutIsNotNegativeAndMayBeForever";
        String iteration = "iterationEndsWhenTheReadTimeoutPasses";
        String failure = "iterationThrowsWhatReadingThrows";
        return List.of(
                session("loses a frame", s -> new Shuffling(s, frames -> frames.remove(70)), whole),
                session("doubles a frame", s -> new Shuffling(s, frames -> frames.add(70, frames.get(70))), whole),
                session("swaps frames", s -> new Shuffling(s, frames -> frames.add(frames.remove(70))), whole),
                session("cuts frames at 1400 bytes", Broken.bytes(bytes -> bytes.clip(1400)), whole),
                session("damages a byte", Broken.bytes(ReadSabotages::damaged), whole, owned),
                session("overwrites an owned frame with the next", s -> new Overwriting(s, false), owned),
                session("overwrites an owned frame when it closes", s -> new Overwriting(s, true), owned),
                session("returns 100 ms early", timeouts(ReadSabotages::shorter), quiet, unwanted),
                session("returns 100 ms early from polls", pollTimeouts(ReadSabotages::shorter), quiet),
                session("returns 300 ms late", timeouts(timeout -> timeout.plusMillis(300)), quiet),
                session("returns 300 ms late from polls", pollTimeouts(timeout -> timeout.plusMillis(300)), quiet),
                session("returns 400 ms late", timeouts(timeout -> timeout.plusMillis(400)), quiet, unwanted),
                session("does not wait", timeouts(timeout -> Duration.ZERO), quiet, unwanted),
                session(
                        "does not look when it must not wait",
                        Broken.next((s, timeout) -> timeout.isZero() ? Optional.empty() : s.next(timeout)),
                        "aDeadlineOfZeroTakesWhatIsThere"),
                options("ignores the filter", asked -> asked.toBuilder().filter(""), unwanted),
                session("takes negative timeouts", timeouts(Duration::abs), forever),
                session("takes negative timeouts for polls", pollTimeouts(Duration::abs), forever),
                session("lets timeouts overflow", timeouts(t -> Duration.ofNanos(t.toNanos())), forever),
                session("ends what has no end", Broken.next(Late::neverWaitingForever), forever),
                session(
                        "holds frames back",
                        Broken.next((s, timeout) -> Late.by(600, s.next(timeout))),
                        "anImmediateSessionDoesNotHoldFramesBack"),
                session("ends an iteration after a frame", s -> Iterating.session(s, Iterating.Fault.SHORT), iteration),
                session("streams nothing", s -> Iterating.session(s, Iterating.Fault.NO_STREAM), iteration),
                session("iterates beyond the end", s -> Iterating.session(s, Iterating.Fault.NULL), iteration),
                session("loses a frame for an iteration", s -> Iterating.session(s, Iterating.Fault.SKIPS), iteration),
                session("ends a failed iteration quietly", s -> Iterating.session(s, Iterating.Fault.QUIET), failure),
                session("ends a failed iteration", s -> Iterating.session(s, Iterating.Fault.ENDS), failure),
                session("wraps what iterations throw twice", s -> Iterating.session(s, Iterating.Fault.WRAPS), failure),
                session("clears interrupts of iterations", s -> Iterating.session(s, Iterating.Fault.CLEARS), failure));
    }

    private static Bytes damaged(Bytes bytes) {
        byte[] octets = bytes.toArray();
        octets[octets.length - 1] ^= 1;
        return Bytes.wrap(octets);
    }

    private static Duration shorter(Duration timeout) {
        return timeout.toMillis() > 100 ? timeout.minusMillis(100) : timeout;
    }

    private static UnaryOperator<CaptureSession> timeouts(UnaryOperator<Duration> change) {
        return Broken.next((whole, timeout) -> whole.next(change.apply(timeout)));
    }

    private static UnaryOperator<CaptureSession> pollTimeouts(UnaryOperator<Duration> change) {
        return Broken.poll(
                (whole, handler, maxFrames, timeout) -> whole.poll(handler, maxFrames, change.apply(timeout)));
    }
}
