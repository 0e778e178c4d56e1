package dev.toami.filter.optimize;

import java.util.Optional;

import dev.toami.filter.bpf.AncillaryLoad;
import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.meaning.Condition;
import dev.toami.filter.meaning.Value;

/**
 * What a test looks at: a number, or whether a relation of two numbers holds, which is 0 or 1.
 *
 * @param relation a conditional jump of {@link Opcode}, {@link #NUMBER} for {@code left} alone
 */
record Subject(Value left, int relation, Optional<Value> right) {
    private static final int NUMBER = -1;

    static Subject number(Value value) {
        return new Subject(value, NUMBER, Optional.empty());
    }

    static Subject relation(Condition.Test test) {
        return new Subject(test.left(), test.comparison(), Optional.of(test.right()));
    }

    boolean isNumber() {
        return relation == NUMBER;
    }

    /** No value is greater, unsigned. */
    long max() {
        return isNumber() ? max(left) : 1;
    }

    static long max(Value value) {
        if (value instanceof Value.Load load) {
            return maxOfBytes(load.size());
        } else if (value instanceof Value.IndexedLoad load) {
            return maxOfBytes(load.size());
        } else if (value instanceof Value.HeaderLength) {
            return 60;
        } else if (value instanceof Value.Constant constant) {
            return Integer.toUnsignedLong(constant.value());
        } else if (value instanceof Value.Metadata metadata) {
            return metadata.field() == AncillaryLoad.VLAN_TAG_PRESENT ? 1 : Interval.LAST;
        } else if (value instanceof Value.Operation operation) {
            return max(operation);
        }
        return Interval.LAST;
    }

    private static long maxOfBytes(int size) {
        return (1L << (8 * size)) - 1;
    }

    private static long max(Value.Operation operation) {
        long left = max(operation.left());
        long right = max(operation.right());
        long most =
                switch (operation.operation()) {
                    case Opcode.AND -> Math.min(left, right);
                    case Opcode.OR, Opcode.XOR -> ones(left | right);
                    case Opcode.ADD -> left + right;
                    case Opcode.DIV, Opcode.RSH ->
                        operation.right() instanceof Value.Constant c ? quotient(operation.operation(), left, c) : left;
                    case Opcode.LSH ->
                        operation.right() instanceof Value.Constant c && Integer.compareUnsigned(c.value(), 32) < 0
                                ? left << c.value()
                                : Interval.LAST;
                    case Opcode.MUL ->
                        left <= Integer.MAX_VALUE && right <= Integer.MAX_VALUE ? left * right : Interval.LAST;
                    default -> Interval.LAST;
                };
        return Math.min(most, most > Interval.LAST ? Interval.LAST : most);
    }

    private static long quotient(int operation, long left, Value.Constant right) {
        long number = Integer.toUnsignedLong(right.value());
        return operation == Opcode.DIV ? left / Math.max(1, number) : left >>> Math.min(32, number);
    }

    /** All bits up to the highest one that is set. */
    private static long ones(long number) {
        return number == 0 ? 0 : (Long.highestOneBit(number) << 1) - 1;
    }
}
