package dev.toami.filter.meaning;

import dev.toami.filter.bpf.Opcode;

/** Values and tests in C's notation, for people: {@code half[12] == 0x800}. */
public final class ValuePrinter {
    /** Constants from here on are addresses and types rather than counts. */
    private static final int HEXADECIMAL = 256;

    private ValuePrinter() {}

    /** A comparison by a conditional jump of {@link Opcode}. */
    public static String print(Value left, int comparison, Value right) {
        String operator =
                switch (comparison) {
                    case Opcode.JEQ -> "==";
                    case Opcode.JGT -> ">";
                    case Opcode.JGE -> ">=";
                    case Opcode.JSET -> "&";
                    default -> throw new IllegalArgumentException("no comparison: " + comparison);
                };
        return operand(left) + " " + operator + " " + operand(right);
    }

    public static String print(Value value) {
        if (value instanceof Value.Constant constant) {
            return number(constant.value());
        } else if (value instanceof Value.PacketLength) {
            return "len";
        } else if (value instanceof Value.Load load) {
            return bytes(load.size(), Integer.toUnsignedString(load.offset()));
        } else if (value instanceof Value.IndexedLoad load) {
            return bytes(load.size(), plus(operand(load.index()), load.offset()));
        } else if (value instanceof Value.HeaderLength header) {
            return "4 * (byte[" + header.start() + "] & 0xf)";
        } else if (value instanceof Value.ProtocolChain chain) {
            return "chain(" + (chain.isIpv6() ? "ip6" : "ip") + ", " + chain.start() + ", " + chain.number() + ")";
        } else if (value instanceof Value.Variable variable) {
            return "v" + variable.number();
        } else if (value instanceof Value.Metadata metadata) {
            return "metadata." + metadata.field().text();
        } else if (value instanceof Value.Negation negation) {
            return "-" + operand(negation.operand());
        } else if (value instanceof Value.Operation operation) {
            return operand(operation.left()) + " " + sign(operation.operation()) + " " + operand(operation.right());
        }
        return value.toString();
    }

    private static String operand(Value value) {
        return value instanceof Value.Operation || value instanceof Value.HeaderLength
                ? "(" + print(value) + ")"
                : print(value);
    }

    private static String number(int value) {
        return Integer.compareUnsigned(value, HEXADECIMAL) < 0
                ? Integer.toString(value)
                : "0x" + Integer.toHexString(value);
    }

    private static String bytes(int size, String index) {
        String name =
                switch (size) {
                    case 1 -> "byte";
                    case 2 -> "half";
                    default -> "word";
                };
        return name + "[" + index + "]";
    }

    private static String plus(String index, int offset) {
        return offset == 0 ? index : index + " + " + Integer.toUnsignedString(offset);
    }

    private static String sign(int operation) {
        return switch (operation) {
            case Opcode.ADD -> "+";
            case Opcode.SUB -> "-";
            case Opcode.MUL -> "*";
            case Opcode.DIV -> "/";
            case Opcode.MOD -> "%";
            case Opcode.AND -> "&";
            case Opcode.OR -> "|";
            case Opcode.XOR -> "^";
            case Opcode.LSH -> "<<";
            case Opcode.RSH -> ">>";
            default -> throw new IllegalArgumentException("no arithmetic operation: " + operation);
        };
    }
}
