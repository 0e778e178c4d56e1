package dev.toami.filter.syntax;

import java.util.Map;

/** An arithmetic expression over a packet. Its {@link #depth} is limited by the parser. */
public sealed interface Arithmetic {
    Span span();

    /** How many operations are nested in it. */
    int depth();

    record Constant(int value, Span span) implements Arithmetic {
        @Override
        public int depth() {
            return 0;
        }
    }

    record Length(Span span) implements Arithmetic {
        @Override
        public int depth() {
            return 0;
        }
    }

    /** What Linux knows of a packet beside its bytes. */
    record Linux(LinuxField field, Span span) implements Arithmetic {
        @Override
        public int depth() {
            return 0;
        }
    }

    /** {@code protocol[index:size]}. */
    record Load(Protocol protocol, Arithmetic index, int size, Span span, int depth) implements Arithmetic {}

    record Negation(Arithmetic operand, Span span, int depth) implements Arithmetic {}

    record Operation(Operator operator, Arithmetic left, Arithmetic right, Span span, int depth)
            implements Arithmetic {}

    /** The operators, weakest first; {@code %} and {@code ^} have no place in that order. */
    enum Operator {
        OR(1),
        AND(2),
        SHIFT_LEFT(3),
        SHIFT_RIGHT(3),
        ADD(4),
        SUBTRACT(4),
        MULTIPLY(5),
        DIVIDE(5),
        MODULO(0),
        XOR(0);

        /** A minus sign before an operand binds tighter than all operators with a precedence. */
        static final int UNARY = 6;

        private static final Map<String, Operator> BY_SIGN = Map.of(
                "|",
                OR,
                "&",
                AND,
                "<<",
                SHIFT_LEFT,
                ">>",
                SHIFT_RIGHT,
                "+",
                ADD,
                "-",
                SUBTRACT,
                "*",
                MULTIPLY,
                "/",
                DIVIDE,
                "%",
                MODULO,
                "^",
                XOR);

        private final int precedence;

        Operator(int precedence) {
            this.precedence = precedence;
        }

        static Operator of(Token token) {
            return token.kind() == Token.Kind.SIGN ? BY_SIGN.get(token.text()) : null;
        }

        int precedence() {
            return precedence;
        }

        /**
         * libpcap's grammar gives {@code %} and {@code ^} no precedence: they take whatever stands to their left and
         * everything to their right, {@code 2 * 7 % 4} is {@code 2 * (7 % 4)} and {@code 7 % 4 * 2} is {@code 7 % (4 *
         * 2)}.
         */
        boolean isGreedy() {
            return precedence == 0;
        }
    }
}
