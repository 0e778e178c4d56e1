package dev.toami.filter.meaning;

import java.util.List;

/**
 * A whole filter.
 *
 * <p>Some tests divide packets into worlds in which all that follows in the text of the expression lies elsewhere: behind
 * the first {@code vlan} of a live filter the kernel took the tag out of the bytes, or the tag is in the bytes. A filter
 * begins in one world, number 0.
 */
public sealed interface Rule {
    /** A condition in each world. */
    record Leaf(List<Condition> conditions) implements Rule {}

    record Not(Rule operand) implements Rule {}

    /** Operands joined from left to right by connectives of one precedence. */
    record Chain(Rule first, List<Step> steps) implements Rule {}

    /** A connective and its right operand. */
    record Step(boolean isAnd, Rule operand) {}

    /**
     * A test behind which there are other worlds than before.
     *
     * @param decisions one for each world before
     */
    record Split(List<Decision> decisions) implements Rule {}

    /** Something to compute before all else, if the rest makes use of its variable; it always holds. */
    record Prologue(Value.Variable variable, Decision decision) implements Rule {}

    /** Tests that end in an outcome and a world. */
    sealed interface Decision {
        record Branch(Condition condition, Decision whenTrue, Decision whenFalse) implements Decision {}

        /** Computes a number that later tests use. No way through a filter sets a variable twice. */
        record Let(Value.Variable variable, Value value, Decision next) implements Decision {}

        record Outcome(boolean holds, int world) implements Decision {}
    }
}
