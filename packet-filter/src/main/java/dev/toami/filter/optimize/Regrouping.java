package dev.toami.filter.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.filter.flow.Node;
import dev.toami.filter.flow.Nodes;
import dev.toami.filter.flow.Places;
import dev.toami.filter.meaning.Condition;
import dev.toami.filter.optimize.Diagrams.TooMuchWorkException;

/**
 * Makes the tests of a condition field by field, each field looked at once: what {@code host a or host b} asks of the source
 * becomes one decision, and lists of hosts, nets and ports become decision trees.
 *
 * <p>A packet has the same verdict as before if it has all bytes that are looked at. Where it ends before one of them, it
 * depends on the order of the tests whether that rejects it.
 */
final class Regrouping {
    /** The depth of a diagram, and so of the recursion. */
    private static final int MOST_SUBJECTS = 200;
    /** That of a condition. */
    private static final int MOST_DEPTH = 200;
    /** Cells to be looked at for each test before the fields are taken as unrelated. */
    private static final int WORK = 400;

    private final Subjects subjects;
    private final Diagrams diagrams;

    private Regrouping(Subjects subjects) {
        this.subjects = subjects;
        this.diagrams = new Diagrams(10_000L + (long) WORK * subjects.tests());
    }

    /** The node where the decision begins, if the fields could be put in order. */
    static Optional<Node> apply(Condition condition, Node whenTrue, Node whenFalse, Nodes nodes) {
        if (isTooDeep(condition, MOST_DEPTH) || Places.areIn(condition)) {
            return Optional.empty();
        }
        Subjects subjects = Subjects.of(condition);
        if (subjects.size() > MOST_SUBJECTS || subjects.areSomeBehindEveryEnd()) {
            return Optional.empty();
        }
        Regrouping regrouping = new Regrouping(subjects);
        try {
            Diagram diagram = regrouping.diagram(condition);
            Decisions decisions = new Decisions(subjects, nodes);
            decisions.end(regrouping.diagrams.holds, whenTrue);
            decisions.end(regrouping.diagrams.fails, whenFalse);
            return Optional.of(decisions.node(diagram));
        } catch (TooMuchWorkException e) {
            return Optional.empty();
        }
    }

    private static boolean isTooDeep(Condition condition, int most) {
        if (condition instanceof Condition.Not not) {
            return most == 0 || isTooDeep(not.condition(), most - 1);
        } else if (condition instanceof Condition.All all) {
            return most == 0 || all.conditions().stream().anyMatch(part -> isTooDeep(part, most - 1));
        } else if (condition instanceof Condition.Any any) {
            return most == 0 || any.conditions().stream().anyMatch(part -> isTooDeep(part, most - 1));
        }
        return false;
    }

    private Diagram diagram(Condition condition) throws TooMuchWorkException {
        if (condition instanceof Condition.Constant constant) {
            return constant.holds() ? diagrams.holds : diagrams.fails;
        } else if (condition instanceof Condition.Not not) {
            return diagrams.not(diagram(not.condition()));
        } else if (condition instanceof Condition.All all) {
            return diagrams.combine(true, each(all.conditions()));
        } else if (condition instanceof Condition.Any any) {
            return diagrams.combine(false, each(any.conditions()));
        }
        Interval interval = subjects.interval((Condition.Test) condition);
        return diagrams.test(subjects.level(interval.subject()), interval);
    }

    private List<Diagram> each(List<Condition> conditions) throws TooMuchWorkException {
        List<Diagram> each = new ArrayList<>(conditions.size());
        for (Condition condition : conditions) {
            each.add(diagram(condition));
        }
        return each;
    }
}
