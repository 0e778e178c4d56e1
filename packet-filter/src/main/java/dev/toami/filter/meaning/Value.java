package dev.toami.filter.meaning;

import dev.toami.filter.bpf.AncillaryLoad;
import dev.toami.filter.bpf.Opcode;

/** A 32-bit number that a program computes from a packet. Immutable; equal values are computed in the same way. */
public sealed interface Value {
    /** Whether the computation can end the program: by a load behind the packet's end or a division by zero. */
    boolean canFail();

    record Constant(int value) implements Value {
        @Override
        public boolean canFail() {
            return false;
        }
    }

    /** The original length of the packet. */
    record PacketLength() implements Value {
        @Override
        public boolean canFail() {
            return false;
        }
    }

    /** Bytes at a fixed offset; one at 2^31 or more, a negative int, is behind every packet's end. */
    record Load(int offset, int size) implements Value {
        @Override
        public boolean canFail() {
            return true;
        }
    }

    /** Bytes at {@code index + offset}. */
    record IndexedLoad(Value index, int offset, int size) implements Value {
        @Override
        public boolean canFail() {
            return true;
        }
    }

    /** Bytes at {@code offset} behind the end of the IPv4 header that begins at {@code header}. */
    record TransportLoad(int header, int offset, int size) implements Value {
        @Override
        public boolean canFail() {
            return true;
        }
    }

    /** Bytes at {@code index} behind the end of the IPv4 header that begins at {@code header}. */
    record IndexedTransportLoad(int header, Value index, int size) implements Value {
        @Override
        public boolean canFail() {
            return true;
        }
    }

    /** What the kernel knows beside the bytes. */
    record Metadata(AncillaryLoad field, int size) implements Value {
        @Override
        public boolean canFail() {
            return false;
        }
    }

    record Negation(Value operand) implements Value {
        @Override
        public boolean canFail() {
            return operand.canFail();
        }
    }

    /** An arithmetic operation of {@link Opcode}. */
    record Operation(int operation, Value left, Value right) implements Value {
        @Override
        public boolean canFail() {
            boolean divides = operation == Opcode.DIV || operation == Opcode.MOD;
            return left.canFail() || right.canFail() || (divides && !(right instanceof Constant));
        }
    }
}
