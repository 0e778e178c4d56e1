package dev.toami.filter.codegen;

import dev.toami.filter.meaning.Value;

/**
 * What the registers are known to hold.
 *
 * @param a the value in the accumulator, null if it is not known
 * @param x the value in the index register, null if it is not known
 */
record Registers(Value a, Value x) {
    /** Both are zero when a program begins. */
    static final Registers AT_START = new Registers(new Value.Constant(0), new Value.Constant(0));

    /** What is known where two ways meet. */
    Registers meet(Registers other) {
        return new Registers(same(a, other.a), same(x, other.x));
    }

    private static Value same(Value one, Value other) {
        return one != null && one.equals(other) ? one : null;
    }
}
