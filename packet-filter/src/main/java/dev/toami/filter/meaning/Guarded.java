package dev.toami.filter.meaning;

/**
 * A number and what must hold before it is computed.
 *
 * @param mayLack whether a whole packet for which the guard holds may lack bytes that the computation looks for
 */
record Guarded(Value value, Condition guard, boolean mayLack) {
    static Guarded always(Value value) {
        return new Guarded(value, Condition.ALWAYS);
    }

    Guarded(Value value, Condition guard) {
        this(value, guard, false);
    }
}
