package dev.toami.filter.bpf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import static dev.toami.filter.bpf.Opcode.*;

/**
 * How a program is divided among methods: HotSpot never compiles one of more than 8,000 bytes, and a small one is compiled
 * better. A part is a run of instructions; other parts come in only at its entries.
 */
final class Parts {
    /**
     * One instruction makes at most 40 bytes. Measured on a list of hundred hosts, parts of 60 instructions cost a fifth more
     * than these and parts of 300 three times as much, because then HotSpot no longer puts the loads into the method.
     */
    static final int INSTRUCTIONS = 150;

    private final int size;
    private final BitSet entries = new BitSet();

    Parts(List<Instruction> program, Facts facts) {
        size = program.size();
        for (int i = 0; i < size; i++) {
            if (facts.isReached(i)) {
                for (int to : successors(program, i)) {
                    if (of(to) != of(i)) {
                        entries.set(to);
                    }
                }
            }
        }
    }

    /** Whether a loop goes through two parts: they call each other, so that it could need any depth of calls. */
    static boolean hasLongLoop(List<Instruction> program) {
        for (int i = 0; i < program.size(); i++) {
            Instruction instruction = program.get(i);
            if (instruction.isBackwardJump() && of(i + 1 + instruction.k()) != of(i)) {
                return true;
            }
        }
        return false;
    }

    /** Where control may go on after an instruction. */
    static int[] successors(List<Instruction> program, int i) {
        Instruction instruction = program.get(i);
        if (instruction.operationClass() == RET) {
            return new int[0];
        }
        if (instruction.code() == (JMP | JA)) {
            return new int[] {i + 1 + instruction.k()};
        }
        if (instruction.operationClass() == JMP) {
            return new int[] {i + 1 + instruction.jt(), i + 1 + instruction.jf()};
        }
        return new int[] {i + 1};
    }

    static int of(int instruction) {
        return instruction / INSTRUCTIONS;
    }

    int count() {
        return of(size - 1) + 1;
    }

    int first(int part) {
        return part * INSTRUCTIONS;
    }

    int end(int part) {
        return Math.min(size, first(part + 1));
    }

    boolean isEntry(int instruction) {
        return entries.get(instruction);
    }

    /** The entries of a part, in order. */
    List<Integer> entries(int part) {
        List<Integer> found = new ArrayList<>();
        for (int i = entries.nextSetBit(first(part)); i >= 0 && i < end(part); i = entries.nextSetBit(i + 1)) {
            found.add(i);
        }
        return found;
    }
}
