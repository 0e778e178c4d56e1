package dev.toami.filter.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.toami.filter.meaning.Condition;

/** Finds conditions that have their place among the others, so that these may only be regrouped before or behind them. */
public final class Places {
    private Places() {}

    /** Whether a part of the condition has its place. */
    public static boolean areIn(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return areIn(not.condition());
        } else if (condition instanceof Condition.All all) {
            return all.conditions().stream().anyMatch(Places::areIn);
        } else if (condition instanceof Condition.Any any) {
            return any.conditions().stream().anyMatch(Places::areIn);
        }
        return condition instanceof Condition.InPlace;
    }

    /** The same, what stands between two that have their place taken together. */
    static List<Condition> runs(List<Condition> conditions, Function<List<Condition>, Condition> together) {
        if (conditions.stream().noneMatch(Places::areIn)) {
            return conditions;
        }
        List<Condition> runs = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= conditions.size(); i++) {
            if (i == conditions.size() || areIn(conditions.get(i))) {
                if (i > start) {
                    runs.add(i == start + 1 ? conditions.get(start) : together.apply(conditions.subList(start, i)));
                }
                if (i < conditions.size()) {
                    runs.add(conditions.get(i));
                }
                start = i + 1;
            }
        }
        return runs;
    }
}
