package dev.toami.filter.optimize;

import java.util.ArrayList;
import java.util.List;

import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.flow.Node;
import dev.toami.filter.flow.Nodes;
import dev.toami.filter.meaning.Condition;
import dev.toami.filter.meaning.Value;

/** Finds the cell of a number by few comparisons: one after the other, or by a tree where there are many. */
final class Choice {
    /** A row of comparisons that is longer becomes a tree, which takes more instructions and runs fewer. */
    private static final int LONGEST_ROW = 64;
    /** How long the rows at the leaves of a tree are. */
    private static final int LEAF = 8;

    private final Nodes nodes;
    private final Value value;
    private final int longestRow;

    private Choice(Nodes nodes, Value value, int longestRow) {
        this.nodes = nodes;
        this.value = value;
        this.longestRow = longestRow;
    }

    /** The node that goes on at the cell in which the value lies; the cells cover all that it can be. */
    static Node of(Nodes nodes, Value value, List<Cell> cells) {
        int plain = Row.of(cells).length();
        int zeros = cells.stream()
                .skip(1)
                .mapToInt(cell -> Long.numberOfTrailingZeros(cell.first()))
                .min()
                .orElse(0);
        if (zeros > 0 && zeros < 32) {
            List<Cell> cut = new ArrayList<>(cells.size());
            long cover = -(1L << zeros) & Interval.LAST;
            for (Cell cell : cells) {
                cut.add(new Cell(cell.first() & cover, cell.last() & cover, cell.node()));
            }
            if (Row.of(cut).length() + 1 < plain) {
                return start(nodes, Condition.masked(value, (int) cover), cut);
            }
        }
        return start(nodes, value, cells);
    }

    private static Node start(Nodes nodes, Value value, List<Cell> cells) {
        int row = Row.of(cells).length() > LONGEST_ROW ? LEAF : LONGEST_ROW;
        return new Choice(nodes, value, row).choose(cells);
    }

    private Node choose(List<Cell> cells) {
        // Of neighbouring cells at most one needs no comparison.
        if (cells.size() / 2 > longestRow) {
            return split(cells, cells.size() / 2);
        }
        Row row = Row.of(cells);
        return row.length() <= longestRow ? nodes(row) : split(cells, cells.size() / 2);
    }

    private Node split(List<Cell> cells, int at) {
        Node low = choose(cells.subList(0, at));
        Node high = choose(cells.subList(at, cells.size()));
        return nodes.branch(
                value, Opcode.JGE, new Value.Constant((int) cells.get(at).first()), high, low);
    }

    private Node nodes(Row row) {
        Node node = bounds(row.runs());
        for (int i = row.points().size() - 1; i >= 0; i--) {
            Cell point = row.points().get(i);
            node = nodes.branch(value, Opcode.JEQ, new Value.Constant((int) point.first()), point.node(), node);
        }
        return node;
    }

    private Node bounds(List<Cell> cells) {
        if (cells.size() == 1) {
            return cells.get(0).node();
        }
        int at = cells.size() / 2;
        Node low = bounds(cells.subList(0, at));
        Node high = bounds(cells.subList(at, cells.size()));
        return nodes.branch(
                value, Opcode.JGE, new Value.Constant((int) cells.get(at).first()), high, low);
    }
}
