package dev.toami.filter.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.filter.flow.Flow;
import dev.toami.filter.flow.Node;
import dev.toami.filter.flow.Nodes;
import dev.toami.filter.meaning.Rule;

/** Makes decision graphs of a rule that are likely to become short programs with few loads. */
public final class Optimizer {
    private static final List<Pass> PASSES = List.of(new KnownValues());
    /** From so many primitives on a graph in the order of the text is not worth the time beside a regrouped one. */
    private static final int MANY = 100;

    private Optimizer() {}

    /** Graphs that decide as the rule does, of which the one with the best program is to be taken. */
    public static List<Node> graphs(Rule original, Nodes nodes) {
        Rule rule = Simplification.of(original);
        List<Optional<Node>> groups = new ArrayList<>();
        Node regrouped = Flow.of(rule, nodes, (condition, whenTrue, whenFalse, n) -> {
            groups.add(Regrouping.apply(condition, whenTrue, whenFalse, n));
            return groups.get(groups.size() - 1);
        });
        boolean wholly = groups.size() == 1 && groups.get(0).isPresent();
        if (leaves(rule) >= MANY) {
            return List.of(wholly ? regrouped : optimize(regrouped, nodes));
        }
        return List.of(optimize(regrouped, nodes), optimize(Flow.of(rule, nodes), nodes));
    }

    private static int leaves(Rule rule) {
        if (rule instanceof Rule.Not not) {
            return leaves(not.operand());
        } else if (rule instanceof Rule.Chain chain) {
            return leaves(chain.first())
                    + chain.steps().stream()
                            .mapToInt(step -> leaves(step.operand()))
                            .sum();
        }
        return 1;
    }

    private static Node optimize(Node start, Nodes nodes) {
        Node result = start;
        for (Pass pass : PASSES) {
            result = pass.apply(result, nodes);
        }
        return result;
    }
}
