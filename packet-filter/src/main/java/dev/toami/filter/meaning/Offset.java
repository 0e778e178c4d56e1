package dev.toami.filter.meaning;

import java.util.Optional;

/**
 * A place in a frame: a constant number of bytes behind its start, or behind where a number that the program computes points.
 */
record Offset(Optional<Value> base, int constant) {
    static Offset of(int constant) {
        return new Offset(Optional.empty(), constant);
    }

    static Offset behind(Value base, int constant) {
        return new Offset(Optional.of(base), constant);
    }

    Offset plus(int bytes) {
        return new Offset(base, constant + bytes);
    }
}
