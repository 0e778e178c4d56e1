package dev.toami.filter.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.filter.meaning.Condition;
import dev.toami.filter.meaning.Rule;
import dev.toami.filter.meaning.Rule.Decision;
import dev.toami.filter.meaning.Value;

/** Parts of a rule that stay in one world, as one condition. */
final class Conditions {
    private Conditions() {}

    /**
     * The part's condition in each world, if it does not part worlds and computes nothing for later tests.
     *
     * @param isLast whether there is nothing behind for which it makes a difference that it parts worlds
     */
    static Optional<List<Condition>> of(Rule rule, boolean isLast) {
        if (rule instanceof Rule.Leaf leaf) {
            return leaf.conditions().stream().anyMatch(Places::areIn)
                    ? Optional.empty()
                    : Optional.of(leaf.conditions());
        } else if (rule instanceof Rule.Not not) {
            return of(not.operand(), isLast)
                    .map(each -> each.stream().map(Condition::not).toList());
        } else if (rule instanceof Rule.Chain chain) {
            return of(chain, isLast);
        } else if (rule instanceof Rule.Split split && isLast) {
            List<Condition> conditions = new ArrayList<>();
            for (Decision decision : split.decisions()) {
                of(decision).ifPresent(conditions::add);
            }
            return conditions.size() == split.decisions().size() ? Optional.of(conditions) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Condition> of(Decision decision) {
        if (decision instanceof Decision.Outcome outcome) {
            return Optional.of(outcome.holds() ? Condition.ALWAYS : Condition.NEVER);
        } else if (decision instanceof Decision.Let let) {
            return let.value().canFail()
                    ? Optional.empty()
                    : of(let.next()).filter(next -> !uses(next, let.variable()));
        } else if (decision instanceof Decision.Branch branch) {
            return of(branch.whenTrue()).flatMap(whenTrue -> of(branch.whenFalse())
                    .map(whenFalse -> Condition.any(
                            Condition.all(branch.condition(), whenTrue),
                            Condition.all(Condition.not(branch.condition()), whenFalse))));
        }
        return Optional.empty();
    }

    private static boolean uses(Condition condition, Value.Variable variable) {
        if (condition instanceof Condition.Test test) {
            return test.left().uses(variable) || test.right().uses(variable);
        } else if (condition instanceof Condition.Not not) {
            return uses(not.condition(), variable);
        } else if (condition instanceof Condition.InPlace inPlace) {
            return uses(inPlace.condition(), variable);
        }
        List<Condition> parts = condition instanceof Condition.All all
                ? all.conditions()
                : condition instanceof Condition.Any any ? any.conditions() : List.of();
        return parts.stream().anyMatch(part -> uses(part, variable));
    }

    private static Optional<List<Condition>> of(Rule.Chain chain, boolean isLast) {
        List<Rule.Step> steps = chain.steps();
        Optional<List<Condition>> first = of(chain.first(), isLast && steps.isEmpty());
        if (first.isEmpty()) {
            return first;
        }
        List<Run> runs = new ArrayList<>();
        first.get().forEach(condition -> runs.add(new Run(condition)));
        for (int i = 0; i < steps.size(); i++) {
            Rule.Step step = steps.get(i);
            boolean lastStep = i == steps.size() - 1;
            Optional<List<Condition>> operand = of(step.operand(), isLast && lastStep);
            if (operand.isEmpty()) {
                return operand;
            }
            for (int world = 0; world < runs.size(); world++) {
                runs.get(world).add(step.isAnd(), operand.get().get(world));
            }
        }
        return Optional.of(runs.stream().map(Run::end).toList());
    }

    /** The same steps, those that can be one condition taken together: a or (b or c) is a or b or c. */
    static List<Rule.Step> runs(List<Rule.Step> steps) {
        List<Rule.Step> runs = new ArrayList<>(steps.size());
        for (int i = 0; i < steps.size(); ) {
            int end = i + 1;
            while (end < steps.size()
                    && steps.get(end).isAnd() == steps.get(i).isAnd()
                    && isPlain(steps.get(end - 1).operand())
                    && isPlain(steps.get(end).operand())) {
                end++;
            }
            runs.add(
                    end == i + 1
                            ? steps.get(i)
                            : new Rule.Step(
                                    steps.get(i).isAnd(),
                                    new Rule.Chain(steps.get(i).operand(), steps.subList(i + 1, end))));
            i = end;
        }
        return runs;
    }

    static boolean isPlain(Rule rule) {
        return (rule instanceof Rule.Leaf leaf && leaf.conditions().stream().noneMatch(Places::areIn))
                || (rule instanceof Rule.Not not && isPlain(not.operand()))
                || (rule instanceof Rule.Chain chain
                        && isPlain(chain.first())
                        && chain.steps().stream().allMatch(step -> isPlain(step.operand())));
    }

    /** Operands joined by one connective, and then by the other. */
    private static final class Run {
        private List<Condition> operands = new ArrayList<>();
        private boolean isAnd;

        Run(Condition first) {
            operands.add(first);
        }

        void add(boolean and, Condition operand) {
            if (operands.size() > 1 && and != isAnd) {
                Condition before = end();
                operands = new ArrayList<>();
                operands.add(before);
            }
            isAnd = and;
            operands.add(operand);
        }

        Condition end() {
            return operands.size() == 1
                    ? operands.get(0)
                    : isAnd ? new Condition.All(operands) : new Condition.Any(operands);
        }
    }
}
