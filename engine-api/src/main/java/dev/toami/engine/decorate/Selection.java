package dev.toami.engine.decorate;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Which frames or calls a fault is for. Asked once for each of them, in order. */
@FunctionalInterface
public interface Selection {
    /**
     * @param number of the frame or call, from 1
     * @param random for this fault alone, and the same for the same seed
     */
    boolean selects(long number, RandomGenerator random);

    static Selection all() {
        return (number, random) -> true;
    }

    /** Those of these numbers, which count from 1. */
    static Selection nth(long... numbers) {
        for (long each : numbers) {
            requirePositive(each);
        }
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return (number, random) -> Arrays.binarySearch(sorted, number) >= 0;
    }

    /** The {@code step}-th, and every {@code step}-th after it. */
    static Selection every(long step) {
        requirePositive(step);
        return (number, random) -> number % step == 0;
    }

    /** The one of this number, which counts from 1, and all after it. */
    static Selection from(long first) {
        requirePositive(first);
        return (number, random) -> number >= first;
    }

    /** Each with this probability, 0 to 1. */
    static Selection ratio(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is 0 to 1: " + probability);
        }
        return (number, random) -> random.nextDouble() < probability;
    }

    private static void requirePositive(long number) {
        if (number < 1) {
            throw new IllegalArgumentException("frames and calls are counted from 1: " + number);
        }
    }
}
