package dev.toami.filter.codegen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps one of blocks that do the same and go on in the same way. */
final class Tails {
    private Tails() {}

    /** The blocks that remain, in their order, with every jump still forward. */
    static List<Block> shared(List<Block> blocks) {
        List<Block> reversed = new ArrayList<>();
        Map<Block, Integer> known = new HashMap<>();
        int[] place = new int[blocks.size()];
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            Block moved = block.isEnd() ? block : block.to(place[block.whenTrue()], place[block.whenFalse()]);
            Integer same = known.putIfAbsent(moved, reversed.size());
            place[i] = same == null ? reversed.size() : same;
            if (same == null) {
                reversed.add(moved);
            }
        }
        Collections.reverse(reversed);
        int last = reversed.size() - 1;
        return reversed.stream()
                .map(block -> block.isEnd() ? block : block.to(last - block.whenTrue(), last - block.whenFalse()))
                .toList();
    }
}
