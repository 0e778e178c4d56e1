package dev.toami.it.fanout;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

import dev.toami.engine.Frame;

/** How often each of the {@link NumberedFrames} has come, and to which readers its flow. Thread-safe. */
final class Census {
    private final AtomicIntegerArray times;
    private final AtomicIntegerArray readersOfFlow = new AtomicIntegerArray(NumberedFrames.FLOWS);

    Census(int frames) {
        times = new AtomicIntegerArray(frames);
    }

    /** @param reader 0 to 31 */
    void count(int reader, Frame frame) {
        int number = NumberedFrames.number(frame);
        times.incrementAndGet(number);
        readersOfFlow.accumulateAndGet(number % NumberedFrames.FLOWS, 1 << reader, (old, bit) -> old | bit);
    }

    /** How many frames came more often than that. */
    long more(int often) {
        return IntStream.range(0, times.length())
                .filter(i -> times.get(i) > often)
                .count();
    }

    /** Those of the first frames that did not come. */
    List<Integer> missing(int frames) {
        return IntStream.range(0, frames).filter(i -> times.get(i) == 0).boxed().toList();
    }

    /** To how many readers the flow went that went to most. */
    int mostReadersOfAFlow() {
        return IntStream.range(0, NumberedFrames.FLOWS)
                .map(flow -> Integer.bitCount(readersOfFlow.get(flow)))
                .max()
                .orElse(0);
    }
}
