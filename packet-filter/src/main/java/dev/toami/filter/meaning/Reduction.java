package dev.toami.filter.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leaves operands out that cannot change the outcome, as libpcap does since 1.11: {@code arp} never holds on raw IP, so that
 * {@code not arp or tcp} always holds, and no byte is looked at.
 */
final class Reduction {
    private Reduction() {}

    /** Whether a rule holds, if no packet is needed to know. */
    private static Optional<Boolean> constant(Rule rule) {
        if (!(rule instanceof Rule.Leaf leaf)) {
            return Optional.empty();
        }
        List<Condition> different = leaf.conditions().stream().distinct().toList();
        return different.size() == 1 && different.get(0) instanceof Condition.Constant constant
                ? Optional.of(constant.holds())
                : Optional.empty();
    }

    static Rule not(Rule.Leaf operand) {
        return new Rule.Leaf(operand.conditions().stream().map(Condition::not).toList());
    }

    /** A chain all of which is in one world. */
    static Rule chain(Rule first, List<Rule.Step> steps) {
        if (parts(first) || steps.stream().anyMatch(step -> parts(step.operand()))) {
            return new Rule.Chain(first, List.copyOf(steps));
        }
        Rule start = first;
        List<Rule.Step> kept = new ArrayList<>(steps.size());
        for (Rule.Step step : steps) {
            boolean deciding = !step.isAnd();
            Optional<Boolean> before = kept.isEmpty() ? constant(start) : Optional.empty();
            Optional<Boolean> operand = constant(step.operand());
            boolean decided = operand.isPresent() && operand.get() == deciding;
            if (before.isPresent() ? before.get() != deciding : decided) {
                start = step.operand();
                kept.clear();
            } else if (before.isEmpty() && operand.isEmpty()) {
                kept.add(step);
            }
        }
        return kept.isEmpty() ? start : new Rule.Chain(start, List.copyOf(kept));
    }

    /** Whether later tests depend on what is found out here. */
    private static boolean parts(Rule rule) {
        if (rule instanceof Rule.Not not) {
            return parts(not.operand());
        }
        return rule instanceof Rule.Chain chain
                ? parts(chain.first()) || chain.steps().stream().anyMatch(step -> parts(step.operand()))
                : !(rule instanceof Rule.Leaf);
    }
}
