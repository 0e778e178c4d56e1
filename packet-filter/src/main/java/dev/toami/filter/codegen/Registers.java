package dev.toami.filter.codegen;

import dev.toami.filter.meaning.Value;

/**
 * What the registers are known to hold.
 *
 * @param a the value in the accumulator, null if it is not known
 * @param header the start of the IPv4 header whose length is in the index register, -1 if it is not known
 */
record Registers(Value a, int header) {
    static final Registers UNKNOWN = new Registers(null, -1);

    /** What is known where two ways meet. */
    Registers meet(Registers other) {
        Value both = a != null && a.equals(other.a) ? a : null;
        return new Registers(both, header == other.header ? header : -1);
    }
}
