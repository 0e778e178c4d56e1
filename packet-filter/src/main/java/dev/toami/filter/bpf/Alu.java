package dev.toami.filter.bpf;

import static dev.toami.filter.bpf.Opcode.*;

/** The arithmetic of the language and of its machine: 32 bits, unsigned. */
public final class Alu {
    private Alu() {}

    /**
     * The result of an operation of {@link Opcode}; a shift by 32 or more gives 0.
     *
     * @throws ArithmeticException on division or modulus by zero
     */
    public static int apply(int operation, int left, int right) {
        return switch (operation) {
            case ADD -> left + right;
            case SUB -> left - right;
            case MUL -> left * right;
            case DIV -> Integer.divideUnsigned(left, right);
            case MOD -> Integer.remainderUnsigned(left, right);
            case OR -> left | right;
            case AND -> left & right;
            case XOR -> left ^ right;
            case LSH -> shiftLeft(left, right);
            case RSH -> shiftRight(left, right);
            default ->
                throw new IllegalArgumentException("no arithmetic operation 0x" + Integer.toHexString(operation));
        };
    }

    /** Whether an operation of {@link Opcode} gives the same with its operands exchanged. */
    public static boolean isCommutative(int operation) {
        return switch (operation) {
            case ADD, MUL, AND, OR, XOR -> true;
            default -> false;
        };
    }

    static int shiftLeft(int value, int count) {
        return Integer.compareUnsigned(count, 32) < 0 ? value << count : 0;
    }

    static int shiftRight(int value, int count) {
        return Integer.compareUnsigned(count, 32) < 0 ? value >>> count : 0;
    }

    /** Whether a conditional jump of {@link Opcode} is taken. */
    public static boolean compare(int condition, int left, int right) {
        return switch (condition) {
            case JEQ -> left == right;
            case JGT -> Integer.compareUnsigned(left, right) > 0;
            case JGE -> Integer.compareUnsigned(left, right) >= 0;
            case JSET -> (left & right) != 0;
            default -> throw new IllegalArgumentException("no condition 0x" + Integer.toHexString(condition));
        };
    }
}
