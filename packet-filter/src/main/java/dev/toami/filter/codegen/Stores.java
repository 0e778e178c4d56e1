package dev.toami.filter.codegen;

import java.util.List;

import dev.toami.filter.bpf.Instruction;

import static dev.toami.filter.bpf.Opcode.LD;
import static dev.toami.filter.bpf.Opcode.LDX;
import static dev.toami.filter.bpf.Opcode.MEM;
import static dev.toami.filter.bpf.Opcode.ST;

/** Leaves out what is stored and never loaded: a variable may be in a register wherever it is used. */
final class Stores {
    private Stores() {}

    static List<Block> needed(List<Block> blocks) {
        int needed = loaded(blocks);
        return blocks.stream()
                .map(block -> block.with(block.instructions().stream()
                        .filter(instruction -> instruction.code() != ST || (needed & 1 << instruction.k()) != 0)
                        .toList()))
                .toList();
    }

    /** The words of scratch memory that are loaded, as bits. */
    static int loaded(List<Block> blocks) {
        int loaded = 0;
        for (Block block : blocks) {
            for (Instruction instruction : block.instructions()) {
                boolean loads = instruction.code() == (LD | MEM) || instruction.code() == (LDX | MEM);
                loaded |= loads ? 1 << instruction.k() : 0;
            }
        }
        return loaded;
    }
}
