package dev.toami.filter.optimize;

import java.util.Optional;

import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.meaning.Condition;
import dev.toami.filter.meaning.Value;

/** For which numbers a test of one subject holds: from the first to the last, none if that is less. */
record Interval(Subject subject, long first, long last) {
    /** The greatest number of 32 bits. */
    static final long LAST = 0xffff_ffffL;

    /** The numbers for which {@code test} holds. */
    static Interval of(Condition.Test test) {
        if (!(test.right() instanceof Value.Constant right)) {
            return between(Subject.relation(test), 1, 1);
        }
        long constant = Integer.toUnsignedLong(right.value());
        Value left = test.left();
        return switch (test.comparison()) {
            case Opcode.JEQ -> equal(left, constant);
            case Opcode.JGT -> between(Subject.number(left), constant + 1, LAST);
            case Opcode.JGE -> between(Subject.number(left), constant, LAST);
            default -> anyBit(left, right);
        };
    }

    private static Interval equal(Value left, long constant) {
        Optional<Value> prefixed = prefixed(left);
        if (prefixed.isEmpty()) {
            boolean onlyBit = left instanceof Value.Operation operation
                    && operation.operation() == Opcode.AND
                    && operation.right() instanceof Value.Constant mask
                    && mask.value() == (int) constant
                    && Long.bitCount(constant) == 1;
            return between(Subject.number(left), onlyBit ? 1 : constant, constant);
        }
        long mask = mask(left);
        return (constant & ~mask) != 0
                ? between(Subject.number(left), 1, 0)
                : between(Subject.number(prefixed.get()), constant, constant | below(mask));
    }

    private static Interval anyBit(Value left, Value.Constant mask) {
        Value masked = Condition.masked(left, mask.value());
        Optional<Value> prefixed = prefixed(masked);
        return prefixed.isEmpty()
                ? between(Subject.number(masked), 1, LAST)
                : between(Subject.number(prefixed.get()), below(mask(masked)) + 1, LAST);
    }

    private static long mask(Value masked) {
        return Integer.toUnsignedLong(((Value.Constant) ((Value.Operation) masked).right()).value());
    }

    /** The bits under the lowest one of a mask. */
    private static long below(long mask) {
        return Long.lowestOneBit(mask) - 1;
    }

    /** What is masked, if the mask leaves all bits from some place up, so that equality is a range. */
    private static Optional<Value> prefixed(Value value) {
        if (value instanceof Value.Operation operation
                && operation.operation() == Opcode.AND
                && operation.right() instanceof Value.Constant constant
                && constant.value() != 0) {
            long mask = Integer.toUnsignedLong(constant.value());
            long all = mask | below(mask);
            boolean toTheTop = (all & (all + 1)) == 0 && all >= Subject.max(operation.left());
            return toTheTop ? Optional.of(operation.left()) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Interval between(Subject subject, long first, long last) {
        return new Interval(subject, first, Math.min(last, subject.max()));
    }
}
