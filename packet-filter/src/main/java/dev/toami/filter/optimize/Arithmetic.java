package dev.toami.filter.optimize;

import dev.toami.filter.bpf.Alu;
import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.meaning.Condition;
import dev.toami.filter.meaning.Value;

/** Computes what is known beforehand, and writes computations in one form of several equal ones. */
final class Arithmetic {
    private static final int LOW_HALF = 0x0f;

    private Arithmetic() {}

    /** An equal value, that fails for the same packets. */
    static Value simplified(Value value) {
        if (value instanceof Value.Operation operation) {
            Value left = simplified(operation.left());
            Value right = simplified(operation.right());
            boolean swap = Alu.isCommutative(operation.operation())
                    && left instanceof Value.Constant
                    && !(right instanceof Value.Constant);
            return swap ? operation(operation.operation(), right, left) : operation(operation.operation(), left, right);
        } else if (value instanceof Value.IndexedLoad load) {
            return load(simplified(load.index()), load.offset(), load.size());
        } else if (value instanceof Value.Negation negation) {
            Value operand = simplified(negation.operand());
            return operand instanceof Value.Constant constant
                    ? new Value.Constant(-constant.value())
                    : new Value.Negation(operand);
        }
        return value;
    }

    private static Value operation(int operation, Value left, Value right) {
        if (!(right instanceof Value.Constant constant)) {
            return new Value.Operation(operation, left, right);
        }
        int number = constant.value();
        boolean divides = operation == Opcode.DIV || operation == Opcode.MOD;
        if (left instanceof Value.Constant first && !(divides && number == 0)) {
            return new Value.Constant(Alu.apply(operation, first.value(), number));
        }
        boolean power = Integer.bitCount(number) == 1;
        int zeros = Integer.numberOfTrailingZeros(number);
        return switch (operation) {
            case Opcode.SUB -> sum(left, -number);
            case Opcode.ADD -> sum(left, number);
            case Opcode.MUL -> power ? shift(Opcode.LSH, left, zeros) : new Value.Operation(operation, left, right);
            case Opcode.DIV -> power ? shift(Opcode.RSH, left, zeros) : new Value.Operation(operation, left, right);
            case Opcode.MOD -> power ? masked(left, number - 1) : new Value.Operation(operation, left, right);
            case Opcode.AND -> masked(left, number);
            case Opcode.LSH, Opcode.RSH -> shift(operation, left, number);
            default -> number == 0 ? left : new Value.Operation(operation, left, right);
        };
    }

    private static Value sum(Value value, int number) {
        if (value instanceof Value.Operation sum
                && sum.operation() == Opcode.ADD
                && sum.right() instanceof Value.Constant before) {
            return sum(sum.left(), before.value() + number);
        }
        return number == 0 ? value : new Value.Operation(Opcode.ADD, value, new Value.Constant(number));
    }

    private static Value masked(Value value, int mask) {
        if (value instanceof Value.Operation and
                && and.operation() == Opcode.AND
                && and.right() instanceof Value.Constant before) {
            return masked(and.left(), before.value() & mask);
        }
        long max = Subject.max(value);
        long ones = max == 0 ? 0 : (Long.highestOneBit(max) << 1) - 1;
        return (ones & ~Integer.toUnsignedLong(mask)) == 0 ? value : Condition.masked(value, mask);
    }

    private static Value shift(int operation, Value value, int bits) {
        if (bits == 0) {
            return value;
        }
        boolean fourTimesLowHalf = operation == Opcode.LSH
                && bits == 2
                && value instanceof Value.Operation and
                && and.operation() == Opcode.AND
                && and.right().equals(new Value.Constant(LOW_HALF))
                && and.left() instanceof Value.Load load
                && load.size() == 1
                && load.offset() >= 0;
        if (fourTimesLowHalf) {
            return new Value.HeaderLength(((Value.Load) ((Value.Operation) value).left()).offset());
        }
        return new Value.Operation(operation, value, new Value.Constant(bits));
    }

    private static Value load(Value index, int offset, int size) {
        if (index instanceof Value.Constant constant) {
            long at = Integer.toUnsignedLong(constant.value()) + Integer.toUnsignedLong(offset);
            return new Value.Load(at > Integer.MAX_VALUE ? -1 : (int) at, size);
        }
        if (index instanceof Value.Operation sum
                && sum.operation() == Opcode.ADD
                && sum.right() instanceof Value.Constant constant
                && constant.value() >= 0
                && offset >= 0
                && (long) offset + constant.value() <= Integer.MAX_VALUE
                && Subject.max(sum.left()) + constant.value() <= Interval.LAST) {
            return new Value.IndexedLoad(sum.left(), offset + constant.value(), size);
        }
        return new Value.IndexedLoad(index, offset, size);
    }
}
