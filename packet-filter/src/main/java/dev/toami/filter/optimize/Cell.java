package dev.toami.filter.optimize;

import java.util.ArrayList;
import java.util.List;

import dev.toami.filter.flow.Node;

/** Where to go on for the numbers from {@code first} to {@code last}. */
record Cell(long first, long last, Node node) {
    boolean isPoint() {
        return first == last;
    }

    /** Cells that cover the same numbers, neighbours that lead to the same place joined. */
    static List<Cell> joined(List<Cell> cells) {
        List<Cell> joined = new ArrayList<>(cells.size());
        for (Cell cell : cells) {
            int at = joined.size() - 1;
            if (at >= 0 && joined.get(at).node == cell.node) {
                joined.set(at, new Cell(joined.get(at).first, cell.last, cell.node));
            } else {
                joined.add(cell);
            }
        }
        return joined;
    }

    /** Cells for single numbers, ascending, and for all others up to {@code max}. */
    static List<Cell> around(List<Cell> points, Node others, long max) {
        List<Cell> cells = new ArrayList<>(2 * points.size() + 1);
        long next = 0;
        for (Cell point : points) {
            if (point.first > next) {
                cells.add(new Cell(next, point.first - 1, others));
            }
            cells.add(point);
            next = point.last + 1;
        }
        if (next <= max) {
            cells.add(new Cell(next, max, others));
        }
        return cells;
    }
}
