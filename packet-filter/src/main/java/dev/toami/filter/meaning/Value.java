package dev.toami.filter.meaning;

import java.util.List;

import dev.toami.filter.bpf.AncillaryLoad;
import dev.toami.filter.bpf.Opcode;

/** A 32-bit number that a program computes from a packet. Immutable; equal values are computed in the same way. */
public sealed interface Value {
    /** Whether the computation can end the program: by a load behind the packet's end or a division by zero. */
    boolean canFail();

    /** The values that it is computed from. */
    List<Value> operands();

    /** Whether the computation looks at a variable. */
    default boolean uses(Variable variable) {
        for (Value operand : operands()) {
            if (operand.uses(variable)) {
                return true;
            }
        }
        return false;
    }

    record Constant(int value) implements Value {
        @Override
        public boolean canFail() {
            return false;
        }

        @Override
        public List<Value> operands() {
            return List.of();
        }
    }

    /** The original length of the packet. */
    record PacketLength() implements Value {
        @Override
        public boolean canFail() {
            return false;
        }

        @Override
        public List<Value> operands() {
            return List.of();
        }
    }

    /** Bytes at a fixed offset; one at 2^31 or more, a negative int, is behind every packet's end. */
    record Load(int offset, int size) implements Value {
        @Override
        public boolean canFail() {
            return true;
        }

        @Override
        public List<Value> operands() {
            return List.of();
        }
    }

    /** Bytes at {@code index + offset}. */
    record IndexedLoad(Value index, int offset, int size) implements Value {
        @Override
        public boolean canFail() {
            return true;
        }

        @Override
        public List<Value> operands() {
            return List.of(index);
        }
    }

    /** The length of the IPv4 header that begins at {@code start}: four times the low half of its first byte. */
    record HeaderLength(int start) implements Value {
        @Override
        public boolean canFail() {
            return true;
        }

        @Override
        public List<Value> operands() {
            return List.of();
        }
    }

    /** A number that the program has computed before, see {@link Rule.Decision.Let}; zero if it has not. */
    record Variable(int number) implements Value {
        @Override
        public boolean uses(Variable variable) {
            return equals(variable);
        }

        @Override
        public boolean canFail() {
            return false;
        }

        @Override
        public List<Value> operands() {
            return List.of();
        }
    }

    /** What the kernel knows beside the bytes. */
    record Metadata(AncillaryLoad field, int size) implements Value {
        @Override
        public boolean canFail() {
            return false;
        }

        @Override
        public List<Value> operands() {
            return List.of();
        }
    }

    /**
     * The protocol at which a walk through the headers of an IP packet ends: {@code number} if it comes upon that, else the
     * first that is no extension header. Only a program with a loop can compute it, and no kernel takes that.
     *
     * @param start where the packet begins
     */
    record ProtocolChain(int start, boolean isIpv6, int number) implements Value {
        @Override
        public boolean canFail() {
            return true;
        }

        @Override
        public List<Value> operands() {
            return List.of();
        }
    }

    record Negation(Value operand) implements Value {
        @Override
        public boolean canFail() {
            return operand.canFail();
        }

        @Override
        public List<Value> operands() {
            return List.of(operand);
        }
    }

    /** An arithmetic operation of {@link Opcode}. */
    record Operation(int operation, Value left, Value right) implements Value {
        @Override
        public boolean canFail() {
            boolean divides = operation == Opcode.DIV || operation == Opcode.MOD;
            return left.canFail() || right.canFail() || (divides && !(right instanceof Constant));
        }

        @Override
        public List<Value> operands() {
            return List.of(left, right);
        }
    }
}
