package dev.toami.filter.codegen;

import java.util.ArrayList;
import java.util.List;

import dev.toami.filter.bpf.Instruction;

import static dev.toami.filter.bpf.Opcode.JA;
import static dev.toami.filter.bpf.Opcode.JMP;

/**
 * Lays blocks out in their order. A conditional jump skips at most 255 instructions; where that is too few, it goes to an
 * unconditional jump right behind it, which has 32 bits.
 */
final class Layout {
    private static final int FARTHEST = 255;

    private final List<Block> blocks;
    private final int[] start;
    private final boolean[] farTrue;
    private final boolean[] farFalse;

    private Layout(List<Block> blocks) {
        this.blocks = blocks;
        start = new int[blocks.size()];
        farTrue = new boolean[blocks.size()];
        farFalse = new boolean[blocks.size()];
    }

    static List<Instruction> of(List<Block> blocks) {
        Layout layout = new Layout(blocks);
        // Every round but the last makes a jump far, and none becomes near again.
        do {
            layout.place();
        } while (layout.findFarJumps());
        return layout.write();
    }

    private void place() {
        int at = 0;
        for (int i = 0; i < start.length; i++) {
            start[i] = at;
            Block block = blocks.get(i);
            at += block.instructions().size() + (block.isEnd() ? 0 : 1 + (farTrue[i] ? 1 : 0) + (farFalse[i] ? 1 : 0));
        }
    }

    /** Where the instruction behind the conditional jump of a block is. */
    private int behindJump(int i) {
        return start[i] + blocks.get(i).instructions().size() + 1;
    }

    private boolean findFarJumps() {
        boolean changed = false;
        for (int i = 0; i < start.length; i++) {
            Block block = blocks.get(i);
            if (block.isEnd()) {
                continue;
            }
            int from = behindJump(i);
            if (!farTrue[i] && start[block.whenTrue()] - from > FARTHEST) {
                farTrue[i] = true;
                changed = true;
            }
            if (!farFalse[i] && start[block.whenFalse()] - from > FARTHEST) {
                farFalse[i] = true;
                changed = true;
            }
        }
        return changed;
    }

    private List<Instruction> write() {
        List<Instruction> program = new ArrayList<>();
        for (int i = 0; i < start.length; i++) {
            Block block = blocks.get(i);
            program.addAll(block.instructions());
            if (block.isEnd()) {
                continue;
            }
            int from = behindJump(i);
            int viaFalse = farTrue[i] ? 1 : 0;
            int jt = farTrue[i] ? 0 : start[block.whenTrue()] - from;
            int jf = farFalse[i] ? viaFalse : start[block.whenFalse()] - from;
            program.add(new Instruction(block.jump(), jt, jf, block.k()));
            if (farTrue[i]) {
                program.add(Instruction.of(JMP | JA, start[block.whenTrue()] - program.size() - 1));
            }
            if (farFalse[i]) {
                program.add(Instruction.of(JMP | JA, start[block.whenFalse()] - program.size() - 1));
            }
        }
        return List.copyOf(program);
    }
}
