package dev.toami.filter.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.toami.filter.flow.Node;
import dev.toami.filter.flow.Nodes;
import dev.toami.filter.meaning.Condition;
import dev.toami.filter.meaning.Value;

/** Turns a diagram into the nodes of a graph. */
final class Decisions {
    private final Subjects subjects;
    private final Nodes nodes;
    private final Map<Diagram, Node> done = new HashMap<>();
    private final Map<Diagram, Integer> parents = new HashMap<>();

    Decisions(Subjects subjects, Nodes nodes) {
        this.subjects = subjects;
        this.nodes = nodes;
    }

    /** Sets where an end of diagrams leads. */
    void end(Diagram diagram, Node node) {
        done.put(diagram, node);
    }

    Node node(Diagram diagram) {
        count(diagram);
        return build(diagram);
    }

    private void count(Diagram diagram) {
        if (parents.merge(diagram, 1, Integer::sum) == 1) {
            Arrays.stream(diagram.next).distinct().forEach(this::count);
        }
    }

    private Node build(Diagram diagram) {
        Node node = done.get(diagram);
        if (node == null) {
            node = joined(diagram).orElseGet(() -> single(diagram));
            done.put(diagram, node);
        }
        return node;
    }

    private Node single(Diagram diagram) {
        Subject subject = subjects.at(diagram.level);
        if (!subject.isNumber()) {
            Node whenFalse = build(diagram.next[0]);
            Node whenTrue = build(diagram.next[1]);
            return nodes.branch(
                    subject.left(), subject.relation(), subject.right().orElseThrow(), whenTrue, whenFalse);
        }
        List<Cell> cells = new ArrayList<>(diagram.next.length);
        for (int i = 0; i < diagram.next.length; i++) {
            cells.add(new Cell(diagram.starts[i], diagram.last(i, subject.max()), build(diagram.next[i])));
        }
        return Choice.of(nodes, subject.left(), cells);
    }

    /**
     * One load for two fields, where some values of the first lead to a test of the second, and what fails that test goes
     * where the other values of the first go.
     */
    private Optional<Node> joined(Diagram diagram) {
        Optional<Field> field = Field.of(subjects.at(diagram.level));
        if (field.isEmpty()) {
            return Optional.empty();
        }
        for (Diagram child : diagram.next) {
            Optional<Pass> pass = child.isEnd() || parents.get(child) > 1 ? Optional.empty() : Pass.of(child);
            Optional<Field> second = child.isEnd() ? Optional.empty() : Field.of(subjects.at(child.level));
            if (pass.isPresent() && second.isPresent() && field.get().isNear(second.get())) {
                Optional<Node> node = joined(diagram, field.get(), child, second.get(), pass.get());
                if (node.isPresent()) {
                    return node;
                }
            }
        }
        return Optional.empty();
    }

    /** A test that one value passes and all others fail. */
    private record Pass(long value, Diagram passed, Diagram failed) {
        static Optional<Pass> of(Diagram diagram) {
            int cells = diagram.next.length;
            for (int i = 0; i < cells && cells <= 3; i++) {
                boolean single = i + 1 < cells && diagram.starts[i + 1] == diagram.starts[i] + 1;
                Diagram failed = diagram.next[i == 0 ? 1 : 0];
                boolean sameElse = cells == 2 || (i == 1 && failed == diagram.next[2]);
                if (single && sameElse) {
                    return Optional.of(new Pass(diagram.starts[i], diagram.next[i], failed));
                }
            }
            return Optional.empty();
        }
    }

    private Optional<Node> joined(Diagram diagram, Field first, Diagram child, Field second, Pass pass) {
        Node failed = build(pass.failed());
        if (failed != nodes.reject() && !first.reachesAsFarWith(second)) {
            return Optional.empty();
        }
        int pattern = second.shiftedWith(first, (int) pass.value());
        List<Cell> passing = new ArrayList<>();
        List<Cell> others = new ArrayList<>();
        Node passed = build(pass.passed());
        long max = subjects.at(diagram.level).max();
        for (int i = 0; i < diagram.next.length; i++) {
            boolean point = diagram.starts[i] == diagram.last(i, max);
            Diagram next = diagram.next[i];
            if (!point && next != pass.failed()) {
                return Optional.empty();
            }
            if (next != pass.failed()) {
                int number = first.shiftedWith(second, (int) diagram.starts[i]);
                long joined = Integer.toUnsignedLong(next == child ? number | pattern : number);
                (next == child ? passing : others).add(new Cell(joined, joined, next == child ? passed : build(next)));
            }
        }
        Value both = first.with(second);
        Node rest = others.isEmpty()
                ? failed
                : Choice.of(
                        nodes,
                        Condition.masked(both, first.maskWith(second)),
                        Cell.around(others, failed, Interval.LAST));
        return Optional.of(Choice.of(nodes, both, Cell.around(passing, rest, Interval.LAST)));
    }
}
