package dev.toami.filter.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.toami.filter.flow.Node;

/**
 * Comparisons one after the other that find the cell of a number: with each of the points, and then with the bounds between
 * the runs that are left.
 */
record Row(List<Cell> points, List<Cell> runs) {
    /** Places that most cells lead to, which are tried as those for which no point is compared. */
    private static final int CANDIDATES = 3;

    /** The shortest row for cells that cover everything. */
    static Row of(List<Cell> cells) {
        Map<Node, Integer> counts = new HashMap<>();
        for (Cell cell : cells) {
            counts.merge(cell.node(), cell.isPoint() ? 1 : 2, Integer::sum);
        }
        return counts.entrySet().stream()
                .sorted((one, other) -> {
                    int byCount = Integer.compare(other.getValue(), one.getValue());
                    return byCount != 0
                            ? byCount
                            : Integer.compare(one.getKey().id(), other.getKey().id());
                })
                .limit(CANDIDATES)
                .map(entry -> around(entry.getKey(), cells))
                .reduce((one, other) -> one.length() <= other.length() ? one : other)
                .orElseThrow();
    }

    /** What does not lead to {@code others} is compared with, as one number or two, where it is no more. */
    private static Row around(Node others, List<Cell> cells) {
        List<Cell> points = new ArrayList<>();
        List<Cell> runs = new ArrayList<>();
        for (Cell cell : cells) {
            if (cell.node() == others || cell.last() - cell.first() > 1) {
                runs.add(cell);
                continue;
            }
            for (long number = cell.first(); number <= cell.last(); number++) {
                points.add(new Cell(number, number, cell.node()));
            }
        }
        return new Row(points, Cell.joined(runs));
    }

    /** How many comparisons it takes. */
    int length() {
        return points.size() + Math.max(0, runs.size() - 1);
    }
}
