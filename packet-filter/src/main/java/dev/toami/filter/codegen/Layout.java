package dev.toami.filter.codegen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.toami.filter.bpf.Instruction;

import static dev.toami.filter.bpf.Opcode.JA;
import static dev.toami.filter.bpf.Opcode.JMP;

/**
 * Lays blocks out in their order, from the last to the first, so that the distance of every jump is known when it is
 * written.
 *
 * <p>A conditional jump skips at most 255 instructions. Where that is too few it goes to a stepping stone: a copy of the
 * return that it wants, or an unconditional jump, which has 32 bits. All jumps in reach of a stone share it.
 */
final class Layout {
    /** The farthest skip, less the two stones that may come to stand behind the same jump. */
    private static final int REACH = 255 - 2;

    private final List<Block> blocks;
    /** The program backwards. */
    private final List<Instruction> reversed = new ArrayList<>();
    /** For each block the number of instructions from its first one to the end, and the same for its nearest stone. */
    private final int[] start;

    private final int[] stone;
    /** The kernel's verifier takes what was stored before a return for all that is known behind it. */
    private final boolean usesScratch;

    private Layout(List<Block> blocks) {
        this.blocks = blocks;
        start = new int[blocks.size()];
        stone = new int[blocks.size()];
        usesScratch = Stores.loaded(blocks) != 0;
    }

    static List<Instruction> of(List<Block> blocks) {
        Layout layout = new Layout(blocks);
        for (int i = blocks.size() - 1; i >= 0; i--) {
            layout.write(i);
        }
        Collections.reverse(layout.reversed);
        return List.copyOf(layout.reversed);
    }

    private void write(int i) {
        Block block = blocks.get(i);
        if (block.isStraight()) {
            int distance = reversed.size() - start[block.whenTrue()];
            if (distance > 0) {
                reversed.add(Instruction.of(JMP | JA, distance));
            }
        } else if (!block.isEnd()) {
            int whenFalse = reach(block.whenFalse());
            int whenTrue = reach(block.whenTrue());
            int behind = reversed.size();
            reversed.add(new Instruction(block.jump(), behind - whenTrue, behind - whenFalse, block.k()));
        }
        for (int k = block.instructions().size() - 1; k >= 0; k--) {
            reversed.add(block.instructions().get(k));
        }
        start[i] = reversed.size();
        stone[i] = start[i];
    }

    /** Where to jump to come to a block: to itself, to a stone, or to a new stone. */
    private int reach(int target) {
        if (reversed.size() - stone[target] <= REACH) {
            return reversed.size() - start[target] <= REACH ? start[target] : stone[target];
        }
        Block block = blocks.get(target);
        boolean isReturn = !usesScratch && block.isEnd() && block.instructions().size() == 1;
        reversed.add(
                isReturn ? block.instructions().get(0) : Instruction.of(JMP | JA, reversed.size() - start[target]));
        stone[target] = reversed.size();
        return stone[target];
    }
}
