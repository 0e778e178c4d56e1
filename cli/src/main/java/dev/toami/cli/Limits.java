package dev.toami.cli;

import java.util.Optional;

import dev.toami.engine.CaptureOptions;

/** The two numbers that several commands take. */
final class Limits {
    private Limits() {}

    /** {@code -c}; without it, practically no end. */
    static long packets(Arguments arguments) {
        return arguments
                .number("-c", "packet count", 1, Integer.MAX_VALUE)
                .map(Integer::longValue)
                .orElse(Long.MAX_VALUE);
    }

    /** {@code -s}, where 0 stands for the maximum. */
    static Optional<Integer> snapLength(Arguments arguments) {
        return arguments
                .number("-s", "snaplen", 0, CaptureOptions.MAX_SNAP_LENGTH)
                .map(length -> length == 0 ? CaptureOptions.MAX_SNAP_LENGTH : length);
    }
}
