package dev.toami.filter.meaning;

import java.util.List;
import java.util.stream.Stream;

import dev.toami.filter.bpf.Opcode;

/** What must hold of a packet. Immutable; evaluated from left to right, as far as needed. */
public sealed interface Condition {
    Condition ALWAYS = new Constant(true);
    Condition NEVER = new Constant(false);

    record Constant(boolean holds) implements Condition {}

    /** A conditional jump of {@link Opcode}. */
    record Test(Value left, int comparison, Value right) implements Condition {}

    record All(List<Condition> conditions) implements Condition {}

    record Any(List<Condition> conditions) implements Condition {}

    record Not(Condition condition) implements Condition {}

    /**
     * A condition that has its place among the others: it looks for bytes that a whole packet of the right kind may lack, and
     * so rejects some packets.
     */
    record InPlace(Condition condition) implements Condition {}

    static Condition test(Value left, int comparison, int right) {
        return new Test(left, comparison, new Value.Constant(right));
    }

    static Condition equal(Value left, int right) {
        return test(left, Opcode.JEQ, right);
    }

    /** The bits under {@code mask} equal those of {@code right}. */
    static Condition equal(Value left, int mask, int right) {
        return mask == -1 ? equal(left, right) : equal(masked(left, mask), right);
    }

    static Value masked(Value value, int mask) {
        return new Value.Operation(Opcode.AND, value, new Value.Constant(mask));
    }

    /** What is known to hold or not to hold is not tested, and with it nothing that cannot change the outcome. */
    static Condition all(Condition... conditions) {
        List<Condition> open =
                Stream.of(conditions).filter(c -> !c.equals(ALWAYS)).toList();
        return open.contains(NEVER) ? NEVER : open.isEmpty() ? ALWAYS : new All(open);
    }

    /** As {@link #all}. */
    static Condition any(Condition... conditions) {
        List<Condition> open =
                Stream.of(conditions).filter(c -> !c.equals(NEVER)).toList();
        return open.contains(ALWAYS) ? ALWAYS : open.isEmpty() ? NEVER : new Any(open);
    }

    static Condition not(Condition condition) {
        return condition instanceof Constant constant ? (constant.holds() ? NEVER : ALWAYS) : new Not(condition);
    }
}
