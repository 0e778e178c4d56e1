package dev.toami.filter.optimize;

import java.util.List;
import java.util.Random;

import dev.toami.engine.Bytes;
import dev.toami.filter.bpf.Alu;
import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.meaning.Value;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A simplified value is the same number, and no greater than it is said to be. */
class ArithmeticTest {
    private static final int[] OPERATIONS = {
        Opcode.ADD,
        Opcode.SUB,
        Opcode.MUL,
        Opcode.DIV,
        Opcode.MOD,
        Opcode.AND,
        Opcode.OR,
        Opcode.XOR,
        Opcode.LSH,
        Opcode.RSH
    };
    private static final int[] NUMBERS = {0, 1, 2, 4, 15, 16, 31, 0xff, 0xf0, 0xffff, -1, -20, 0x80000000, 0x7fffffff};

    private final Random random = new Random(12);

    @Test
    void isTheSameNumber() {
        int simpler = 0;
        for (int i = 0; i < 200_000; i++) {
            Value value = value(4);
            Value simplified = Arithmetic.simplified(value);
            simpler += simplified.equals(value) ? 0 : 1;
            byte[] bytes = new byte[64];
            random.nextBytes(bytes);
            Long before = evaluate(value, Bytes.wrap(bytes));
            Long after = evaluate(simplified, Bytes.wrap(bytes));
            assertEquals(before, after, () -> value + " became " + simplified);
            if (before != null) {
                assertTrue(before <= Subject.max(value), () -> before + " is more than " + value + " can be");
            }
        }
        assertTrue(simpler > 20_000, "only " + simpler + " became simpler");
    }

    @Test
    void knowsTheCommonForms() {
        Value first = new Value.Load(14, 1);
        Value length = operation(Opcode.LSH, operation(Opcode.AND, first, constant(15)), constant(2));
        assertEquals(new Value.HeaderLength(14), Arithmetic.simplified(length));
        Value times = operation(Opcode.MUL, operation(Opcode.AND, constant(15), first), constant(4));
        assertEquals(new Value.HeaderLength(14), Arithmetic.simplified(times));
        assertEquals(new Value.Load(5, 2), Arithmetic.simplified(new Value.IndexedLoad(constant(3), 2, 2)));
        assertEquals(first, Arithmetic.simplified(operation(Opcode.AND, first, constant(0xff))));
        assertEquals(0xff000, Subject.max(operation(Opcode.LSH, first, constant(12))));
        assertEquals(Interval.LAST, Subject.max(operation(Opcode.LSH, new Value.Load(0, 4), constant(-15))));
        assertEquals(
                List.of(first, constant(3)),
                Arithmetic.simplified(operation(Opcode.SUB, operation(Opcode.ADD, first, constant(8)), constant(5)))
                        .operands());
    }

    private static Value constant(int number) {
        return new Value.Constant(number);
    }

    private static Value operation(int operation, Value left, Value right) {
        return new Value.Operation(operation, left, right);
    }

    private Value value(int depth) {
        int kind = random.nextInt(depth == 0 ? 3 : 10);
        if (kind == 0) {
            return constant(NUMBERS[random.nextInt(NUMBERS.length)]);
        } else if (kind < 3) {
            return new Value.Load(random.nextInt(70) - 2, 1 << random.nextInt(3));
        } else if (kind == 3) {
            return new Value.IndexedLoad(value(depth - 1), random.nextInt(40), 1 << random.nextInt(3));
        } else if (kind == 4) {
            return new Value.Negation(value(depth - 1));
        }
        int operation = OPERATIONS[random.nextInt(OPERATIONS.length)];
        boolean shift = operation == Opcode.LSH || operation == Opcode.RSH;
        return operation(operation, value(depth - 1), shift ? constant(random.nextInt(32)) : value(depth - 1));
    }

    /** The number, null if a load or a division fails. */
    private static Long evaluate(Value value, Bytes packet) {
        if (value instanceof Value.Constant constant) {
            return Integer.toUnsignedLong(constant.value());
        } else if (value instanceof Value.Load load) {
            return load(packet, load.offset(), load.size());
        } else if (value instanceof Value.HeaderLength header) {
            Long first = load(packet, header.start(), 1);
            return first == null ? null : Long.valueOf((first & 15) * 4);
        } else if (value instanceof Value.IndexedLoad load) {
            Long index = evaluate(load.index(), packet);
            return index == null ? null : load(packet, index + load.offset(), load.size());
        } else if (value instanceof Value.Negation negation) {
            Long operand = evaluate(negation.operand(), packet);
            return operand == null ? null : Long.valueOf(-operand & Interval.LAST);
        }
        Value.Operation operation = (Value.Operation) value;
        Long left = evaluate(operation.left(), packet);
        Long right = evaluate(operation.right(), packet);
        boolean divides = operation.operation() == Opcode.DIV || operation.operation() == Opcode.MOD;
        if (left == null || right == null || (divides && right == 0)) {
            return null;
        }
        return Integer.toUnsignedLong(Alu.apply(operation.operation(), left.intValue(), right.intValue()));
    }

    private static Long load(Bytes packet, long offset, int size) {
        if (offset < 0 || offset > packet.length() - size) {
            return null;
        }
        int at = (int) offset;
        return size == 1
                ? Long.valueOf(packet.u8(at))
                : size == 2 ? Long.valueOf(packet.u16(at)) : Long.valueOf(packet.u32(at));
    }
}
