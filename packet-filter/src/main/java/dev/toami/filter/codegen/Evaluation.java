package dev.toami.filter.codegen;

import java.util.ArrayList;
import java.util.List;

import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.meaning.Value;

import static dev.toami.filter.bpf.Opcode.*;

/** Writes the instructions that compute the values of one test. */
final class Evaluation {
    private final List<Instruction> out = new ArrayList<>();
    private Value a;
    private int header;
    private int scratch;

    Evaluation(Registers before) {
        a = before.a();
        header = before.header();
    }

    List<Instruction> instructions() {
        return out;
    }

    Registers registers() {
        return new Registers(a, header);
    }

    private void emit(int code, int k) {
        out.add(Instruction.of(code, k));
    }

    /** Computes {@code value} into the accumulator. */
    void intoA(Value value) throws TooComplexException {
        if (value.equals(a)) {
            return;
        }
        if (value instanceof Value.Constant constant) {
            emit(LD | IMM, constant.value());
        } else if (value instanceof Value.PacketLength) {
            emit(LD | LEN, 0);
        } else if (value instanceof Value.Load load) {
            emit(LD | ABS | size(load.size()), load.offset());
        } else if (value instanceof Value.Metadata metadata) {
            emit(LD | ABS | size(metadata.size()), metadata.field().k());
        } else if (value instanceof Value.IndexedLoad load) {
            intoA(load.index());
            indexFromA();
            emit(LD | IND | size(load.size()), load.offset());
        } else if (value instanceof Value.TransportLoad load) {
            headerLengthIntoX(load.header());
            emit(LD | IND | size(load.size()), load.header() + load.offset());
        } else if (value instanceof Value.IndexedTransportLoad load) {
            intoA(load.index());
            headerLengthIntoX(load.header());
            emit(ALU | ADD | X, 0);
            indexFromA();
            emit(LD | IND | size(load.size()), load.header());
        } else if (value instanceof Value.Negation negation) {
            intoA(negation.operand());
            emit(ALU | NEG, 0);
        } else {
            operation((Value.Operation) value);
        }
        a = value;
    }

    private void indexFromA() {
        emit(MISC | TAX, 0);
        header = -1;
    }

    private void headerLengthIntoX(int start) {
        if (header != start) {
            emit(LDX | B | MSH, start);
            header = start;
        }
    }

    private void operation(Value.Operation operation) throws TooComplexException {
        if (operation.right() instanceof Value.Constant constant) {
            intoA(operation.left());
            emit(ALU | operation.operation() | K, constant.value());
            return;
        }
        intoAAndX(operation.left(), operation.right());
        emit(ALU | operation.operation() | X, 0);
    }

    /** Computes one value into the accumulator and the other, which is no constant, into the index register. */
    void intoAAndX(Value left, Value right) throws TooComplexException {
        if (right instanceof Value.PacketLength) {
            intoA(left);
            emit(LDX | LEN, 0);
        } else if (keepsX(left)) {
            intoA(right);
            indexFromA();
            intoA(left);
        } else if (words(left) >= words(right)) {
            intoA(left);
            int word = store();
            intoA(right);
            indexFromA();
            load(word, left);
        } else {
            intoA(right);
            int word = store();
            intoA(left);
            scratch--;
            emit(LDX | MEM, word);
        }
        header = -1;
    }

    private int store() throws TooComplexException {
        if (scratch == Opcode.SCRATCH_WORDS) {
            throw new TooComplexException("the arithmetic needs more than " + SCRATCH_WORDS + " words of memory");
        }
        emit(ST, scratch);
        return scratch++;
    }

    private void load(int word, Value value) {
        emit(LD | MEM, word);
        a = value;
        scratch--;
    }

    private static boolean keepsX(Value value) {
        return value instanceof Value.Constant
                || value instanceof Value.PacketLength
                || value instanceof Value.Load
                || value instanceof Value.Metadata
                || (value instanceof Value.Operation operation
                        && operation.right() instanceof Value.Constant
                        && keepsX(operation.left()));
    }

    /** How many words of scratch memory the computation takes: the heavier side is computed first. */
    private static int words(Value value) {
        if (value instanceof Value.IndexedLoad load) {
            return words(load.index());
        } else if (value instanceof Value.IndexedTransportLoad load) {
            return words(load.index());
        } else if (value instanceof Value.Negation negation) {
            return words(negation.operand());
        } else if (value instanceof Value.Operation operation) {
            int left = words(operation.left());
            int right = words(operation.right());
            return operation.right() instanceof Value.Constant
                    ? left
                    : Math.max(Math.max(left, right), Math.min(left, right) + 1);
        }
        return 0;
    }
}
