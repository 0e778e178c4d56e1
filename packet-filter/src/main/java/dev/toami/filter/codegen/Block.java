package dev.toami.filter.codegen;

import java.util.List;

import dev.toami.filter.bpf.Instruction;

import static dev.toami.filter.bpf.Opcode.JA;
import static dev.toami.filter.bpf.Opcode.JMP;

/**
 * Instructions that run one after the other, and then a jump to other blocks.
 *
 * @param jump the code of the jump, {@link #NONE} for a block that ends with a return
 * @param whenTrue the position of the block to go on with
 */
record Block(List<Instruction> instructions, int jump, int k, int whenTrue, int whenFalse) {
    static final int NONE = -1;

    static Block end(Instruction last) {
        return new Block(List.of(last), NONE, 0, NONE, NONE);
    }

    /** A block that always goes on in the same way. */
    static Block straight(List<Instruction> instructions, int next) {
        return new Block(instructions, JMP | JA, 0, next, next);
    }

    /** The same with other instructions before the jump. */
    Block with(List<Instruction> others) {
        return new Block(others, jump, k, whenTrue, whenFalse);
    }

    /** The same with other targets. */
    Block to(int newWhenTrue, int newWhenFalse) {
        return new Block(instructions, jump, k, newWhenTrue, newWhenFalse);
    }

    boolean isEnd() {
        return jump == NONE;
    }

    boolean isStraight() {
        return jump == (JMP | JA);
    }
}
