package dev.toami.filter.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.toami.filter.flow.Nodes;
import dev.toami.filter.meaning.Condition;

/**
 * The subjects of a condition in the order in which they are to be looked at: that of the text, but bytes that one load can
 * fetch together stand together.
 */
final class Subjects {
    private final List<Subject> order = new ArrayList<>();
    private final Map<Subject, Integer> levels = new HashMap<>();
    private final IdentityHashMap<Condition.Test, Interval> tests = new IdentityHashMap<>();

    private boolean behindEveryEnd;

    private Subjects() {}

    static Subjects of(Condition condition) {
        Subjects subjects = new Subjects();
        subjects.collect(condition);
        for (int i = 0; i < subjects.order.size(); i++) {
            subjects.levels.put(subjects.order.get(i), i);
        }
        return subjects;
    }

    int size() {
        return order.size();
    }

    /** Whether a test rejects every packet, for which reason it matters what is tested before it. */
    boolean areSomeBehindEveryEnd() {
        return behindEveryEnd;
    }

    int tests() {
        return tests.size();
    }

    Interval interval(Condition.Test test) {
        return tests.get(test);
    }

    int level(Subject subject) {
        return levels.get(subject);
    }

    Subject at(int level) {
        return order.get(level);
    }

    private void collect(Condition condition) {
        if (condition instanceof Condition.Not not) {
            collect(not.condition());
        } else if (condition instanceof Condition.All all) {
            all.conditions().forEach(this::collect);
        } else if (condition instanceof Condition.Any any) {
            any.conditions().forEach(this::collect);
        } else if (condition instanceof Condition.Test test) {
            Interval interval = Interval.of(test);
            tests.put(test, interval);
            behindEveryEnd |= Nodes.isBehindEveryEnd(test.left()) || Nodes.isBehindEveryEnd(test.right());
            add(interval.subject());
        }
    }

    private void add(Subject subject) {
        if (levels.putIfAbsent(subject, 0) != null) {
            return;
        }
        Optional<Field> field = Field.of(subject);
        for (int i = order.size() - 1; field.isPresent() && i >= 0; i--) {
            Optional<Field> earlier = Field.of(order.get(i));
            if (earlier.isPresent() && earlier.get().covers(field.get())) {
                order.add(i + 1, subject);
                return;
            }
        }
        order.add(subject);
    }
}
