package dev.toami.it.filter;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import dev.toami.filter.bpf.Instruction;
import dev.toami.filter.bpf.Opcode;

/**
 * What libpcap's compiler keeps in the words of a program's memory: an operand, which it reads in the basic block that it
 * writes it in, or a number for the whole run, which it reads in others.
 */
record MemoryUse(List<Instruction> program) {
    private static final int WORDS = 16;
    private static final int CLASS = 0x07;
    private static final int MODE = 0xe0;

    /** Whether there is a way through the program on which a word is read that has not been written. */
    boolean readsUnwritten() {
        int[] written = new int[program.size()];
        Arrays.fill(written, -1);
        written[0] = 0;
        BitSet reached = new BitSet();
        BitSet open = new BitSet();
        open.set(0);
        while (!open.isEmpty()) {
            int i = open.nextSetBit(0);
            open.clear(i);
            Instruction each = program.get(i);
            if (isRead(each) && (written[i] & 1 << each.k()) == 0) {
                return true;
            }
            int after = written[i] | (isWrite(each) ? 1 << each.k() : 0);
            for (int next : next(i)) {
                int both = written[next] & after;
                if (both != written[next] || !reached.get(next)) {
                    open.set(next);
                    reached.set(next);
                }
                written[next] = both;
            }
        }
        return false;
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

    /** Whether a word is first given a number for the whole run, and then operands. */
    boolean contradicts() {
        BitSet starts = blocks();
        for (int word = 0; word < WORDS; word++) {
            if (contradicts(word, starts)) {
                return true;
            }
        }
        return false;
    }

    private boolean contradicts(int word, BitSet starts) {
        int writes = 0;
        boolean lasting = false;
        boolean operand = false;
        boolean writtenInBlock = false;
        for (int i = 0; i < program.size(); i++) {
            Instruction each = program.get(i);
            writtenInBlock &= !starts.get(i);
            if (each.k() == word && isWrite(each)) {
                writes++;
                writtenInBlock = true;
            } else if (each.k() == word && isRead(each)) {
                if (writtenInBlock && writes == 1) {
                    return false;
                }
                operand |= writtenInBlock;
                lasting |= !writtenInBlock;
            }
        }
        return lasting && operand;
    }

    private static boolean isWrite(Instruction instruction) {
        int kind = instruction.code() & CLASS;
        return kind == Opcode.ST || kind == Opcode.STX;
    }

    private static boolean isRead(Instruction instruction) {
        int kind = instruction.code() & CLASS;
        return (kind == Opcode.LD || kind == Opcode.LDX) && (instruction.code() & MODE) == Opcode.MEM;
    }

    /** Where basic blocks begin. */
    private BitSet blocks() {
        BitSet starts = new BitSet();
        for (int i = 0; i < program.size(); i++) {
            if ((program.get(i).code() & CLASS) == Opcode.JMP) {
                Arrays.stream(next(i)).forEach(starts::set);
            }
        }
        return starts;
    }
}
