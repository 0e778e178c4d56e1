package dev.toami.filter.codegen;

import java.util.ArrayList;
import java.util.List;

import dev.toami.filter.bpf.Alu;
import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.meaning.Value;

import static dev.toami.filter.bpf.Opcode.*;

/** Writes the instructions that compute the values of one test. */
final class Evaluation {
    private final List<Instruction> out = new ArrayList<>();
    private Value a;
    private Value x;
    private int scratch;

    Evaluation(Registers before, int firstScratch) {
        a = before.a();
        x = before.x();
        scratch = firstScratch;
    }

    List<Instruction> instructions() {
        return out;
    }

    Registers registers() {
        return new Registers(a, x);
    }

    private void emit(int code, int k) {
        out.add(Instruction.of(code, k));
    }

    /** Computes {@code value} into a register and the memory of a variable. */
    void intoVariable(Value.Variable variable, Value value) throws TooComplexException {
        checkScratch(variable.number());
        if (value instanceof Value.Constant) {
            intoX(value);
            emit(STX, variable.number());
            x = variable;
        } else {
            intoA(value);
            emit(ST, variable.number());
            a = variable;
        }
    }

    /** Computes {@code value} into the accumulator. */
    void intoA(Value value) throws TooComplexException {
        if (value.equals(a)) {
            return;
        }
        if (value.equals(x)) {
            emit(MISC | TXA, 0);
        } else if (value instanceof Value.Constant constant) {
            emit(LD | IMM, constant.value());
        } else if (value instanceof Value.PacketLength) {
            emit(LD | LEN, 0);
        } else if (value instanceof Value.Load load) {
            emit(LD | ABS | size(load.size()), load.offset());
        } else if (value instanceof Value.Metadata metadata) {
            emit(LD | ABS | size(metadata.size()), metadata.field().k());
        } else if (value instanceof Value.Variable variable) {
            emit(LD | MEM, variable.number());
        } else if (value instanceof Value.IndexedLoad load) {
            intoX(load.index());
            emit(LD | IND | size(load.size()), load.offset());
        } else if (value instanceof Value.HeaderLength) {
            intoX(value);
            emit(MISC | TXA, 0);
        } else if (value instanceof Value.ProtocolChain chain) {
            checkScratch(scratch);
            out.addAll(ChainWalk.of(chain, scratch));
            x = null;
        } else if (value instanceof Value.Negation negation) {
            intoA(negation.operand());
            emit(ALU | NEG, 0);
        } else {
            operation((Value.Operation) value);
        }
        a = value;
    }

    /** Computes {@code value} into the index register, and into the accumulator too where there is no shorter way. */
    private void intoX(Value value) throws TooComplexException {
        if (value.equals(x)) {
            return;
        }
        if (value.equals(a)) {
            emit(MISC | TAX, 0);
        } else if (value instanceof Value.Constant constant) {
            emit(LDX | IMM, constant.value());
        } else if (value instanceof Value.PacketLength) {
            emit(LDX | LEN, 0);
        } else if (value instanceof Value.HeaderLength header) {
            emit(LDX | B | MSH, header.start());
        } else if (value instanceof Value.Variable variable) {
            emit(LDX | MEM, variable.number());
        } else {
            intoA(value);
            emit(MISC | TAX, 0);
        }
        x = value;
    }

    private static boolean keepsA(Value intoX) {
        return intoX instanceof Value.Constant
                || intoX instanceof Value.PacketLength
                || intoX instanceof Value.HeaderLength
                || intoX instanceof Value.Variable;
    }

    private void operation(Value.Operation operation) throws TooComplexException {
        int code = operation.operation();
        if (operation.right() instanceof Value.Constant constant) {
            intoA(operation.left());
            emit(ALU | code | K, constant.value());
            return;
        }
        boolean swap = Alu.isCommutative(code)
                && !keepsA(operation.right())
                && (keepsA(operation.left()) || (!keepsX(operation.left()) && keepsX(operation.right())));
        intoAAndX(swap ? operation.right() : operation.left(), swap ? operation.left() : operation.right());
        emit(ALU | code | X, 0);
    }

    /** Computes one value into the accumulator and the other, which is no constant, into the index register. */
    void intoAAndX(Value left, Value right) throws TooComplexException {
        if (keepsA(right)) {
            intoA(left);
            intoX(right);
        } else if (keepsX(left)) {
            intoX(right);
            intoA(left);
        } else if (words(left) >= words(right)) {
            intoA(left);
            int word = store();
            intoX(right);
            load(word, left);
        } else {
            intoA(right);
            int word = store();
            intoA(left);
            scratch--;
            emit(LDX | MEM, word);
            x = right;
        }
    }

    private int store() throws TooComplexException {
        checkScratch(scratch);
        emit(ST, scratch);
        return scratch++;
    }

    private static void checkScratch(int word) throws TooComplexException {
        if (word >= SCRATCH_WORDS) {
            throw new TooComplexException("the arithmetic needs more than " + SCRATCH_WORDS + " words of memory");
        }
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
                || value instanceof Value.Variable
                || (value instanceof Value.Negation negation && keepsX(negation.operand()))
                || (value instanceof Value.Operation operation
                        && operation.right() instanceof Value.Constant
                        && keepsX(operation.left()));
    }

    /** How many words of scratch memory the computation takes: the heavier side is computed first. */
    private static int words(Value value) {
        if (value instanceof Value.Operation operation && !(operation.right() instanceof Value.Constant)) {
            int left = words(operation.left());
            int right = words(operation.right());
            return Math.max(Math.max(left, right), Math.min(left, right) + 1);
        }
        int most = 0;
        for (Value operand : value.operands()) {
            most = Math.max(most, words(operand));
        }
        return most;
    }
}
