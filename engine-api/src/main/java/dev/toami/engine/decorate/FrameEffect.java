package dev.toami.engine.decorate;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;

/** What becomes of one frame. */
@FunctionalInterface
interface FrameEffect {
    /** A frame and the time by which it may come out. */
    record Held(CapturedFrame frame, long dueNanos) {
        Held with(Bytes bytes) {
            return new Held(CapturedFrame.of(frame.metadata(), bytes), dueNanos);
        }
    }

    /** The frames in the place of {@code held}: a list of it alone if nothing is changed. */
    List<Held> apply(Held held, Random random);

    static FrameEffect drop() {
        return (held, random) -> List.of();
    }

    static FrameEffect duplicate() {
        return (held, random) -> List.of(held, held);
    }

    static FrameEffect corrupt(int count) {
        return (held, random) -> {
            byte[] bytes = held.frame.bytes().toArray();
            if (bytes.length == 0) {
                return List.of(held);
            }
            // Each place once: a second change could undo the first.
            random.ints(0, bytes.length)
                    .distinct()
                    .limit(Math.min(count, bytes.length))
                    .forEach(place -> bytes[place] ^= (byte) (1 + random.nextInt(255)));
            return List.of(held.with(Bytes.wrap(bytes)));
        };
    }

    static FrameEffect truncate(int length) {
        return (held, random) -> held.frame.capturedLength() <= length
                ? List.of(held)
                : List.of(held.with(held.frame.bytes().clip(length)));
    }

    static FrameEffect delay(Duration delay) {
        return (held, random) -> List.of(new Held(held.frame, held.dueNanos + delay.toNanos()));
    }
}
