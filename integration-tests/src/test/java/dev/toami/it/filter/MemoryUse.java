package dev.toami.it.filter;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Opcode;

/**
 * What libpcap's compiler keeps in the words of a program's memory: an operand, which it reads in the basic block that it
 * writes it in, or a place in the packet, which it reads in others.
 */
record MemoryUse(List<Instruction> program) {
    private static final int CLASS = 0x07;
    private static final int MODE = 0xe0;

    /** Whether there is a way through the program on which a word is read that has not been written. */
    boolean readsUnwritten() {
        return reads(-1, write -> false, read -> true);
    }

    /** Whether there is a way on which an operand is read for a place. */
    boolean readsOperandForPlace() {
        BitSet starts = starts();
        return reads(0, write -> isOperand(write, starts), read -> !isWrittenInBlock(read, starts));
    }

    /**
     * Whether a word can be read that is marked.
     *
     * @param marked the words at the start
     * @param marks whether a writing instruction marks its word, or else clears it
     * @param asked which reading instructions matter
     */
    private boolean reads(int marked, IntPredicate marks, IntPredicate asked) {
        int[] before = new int[program.size()];
        BitSet reached = new BitSet();
        BitSet open = new BitSet();
        before[0] = marked;
        open.set(0);
        while (!open.isEmpty()) {
            int i = open.nextSetBit(0);
            open.clear(i);
            reached.set(i);
            Instruction each = program.get(i);
            int word = 1 << each.k();
            if (isRead(each) && (before[i] & word) != 0 && asked.test(i)) {
                return true;
            }
            int after = !isWrite(each) ? before[i] : marks.test(i) ? before[i] | word : before[i] & ~word;
            for (int next : next(i)) {
                if (!reached.get(next) || (after & ~before[next]) != 0) {
                    open.set(next);
                }
                before[next] |= after;
            }
        }
        return false;
    }

    /** Whether what is written is read in the same block. The program for Geneve does that with a place, behind a load. */
    private boolean isOperand(int write, BitSet starts) {
        int word = program.get(write).k();
        for (int i = write + 1; !starts.get(i) && i < program.size(); i++) {
            Instruction each = program.get(i);
            if (each.k() == word && (isWrite(each) || isRead(each))) {
                return isRead(each) && program.get(i - 1).code() != (Opcode.LD | Opcode.H | Opcode.IND);
            }
        }
        return false;
    }

    private boolean isWrittenInBlock(int read, BitSet starts) {
        for (int i = read; !starts.get(i); i--) {
            if (isWrite(program.get(i - 1))
                    && program.get(i - 1).k() == program.get(read).k()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWrite(Instruction instruction) {
        int kind = instruction.code() & CLASS;
        return kind == Opcode.ST || kind == Opcode.STX;
    }

    private static boolean isRead(Instruction instruction) {
        int kind = instruction.code() & CLASS;
        return (kind == Opcode.LD || kind == Opcode.LDX) && (instruction.code() & MODE) == Opcode.MEM;
    }

    private int[] next(int i) {
        Instruction each = program.get(i);
        if ((each.code() & CLASS) == Opcode.RET) {
            return new int[0];
        } else if (each.isConditionalJump()) {
            return new int[] {i + 1 + each.jt(), i + 1 + each.jf()};
        }
        return new int[] {each.code() == (Opcode.JMP | Opcode.JA) ? i + 1 + each.k() : i + 1};
    }

    /** Where basic blocks begin. */
    private BitSet starts() {
        BitSet starts = new BitSet();
        starts.set(0);
        for (int i = 0; i < program.size(); i++) {
            if ((program.get(i).code() & CLASS) == Opcode.JMP) {
                Arrays.stream(next(i)).forEach(starts::set);
            }
        }
        return starts;
    }
}
