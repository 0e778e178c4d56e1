package dev.toami.filter.meaning;

/** A number and what must hold before it is computed. */
record Guarded(Value value, Condition guard) {
    static Guarded always(Value value) {
        return new Guarded(value, Condition.ALWAYS);
    }
}
