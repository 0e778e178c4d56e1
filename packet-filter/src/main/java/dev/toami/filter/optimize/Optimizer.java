package dev.toami.filter.optimize;

import java.util.ArrayList;
import java.util.List;

import dev.toami.filter.flow.Flow;
import dev.toami.filter.flow.Node;
import dev.toami.filter.flow.Nodes;
import dev.toami.filter.meaning.Rule;

/** Makes decision graphs of a rule that are likely to become short programs with few loads. */
public final class Optimizer {
    private static final List<Pass> PASSES = List.of(new KnownValues());
    /** From so many primitives on only the tests are regrouped, which is worth most. */
    private static final int MANY = 100;

    private Optimizer() {}

    /** Graphs that decide as the rule does, of which the one with the best program is to be taken. */
    public static List<Node> graphs(Rule rule, Nodes nodes) {
        List<Node> graphs = new ArrayList<>();
        Node regrouped = Flow.of(rule, nodes, Regrouping::apply);
        if (leaves(rule) >= MANY) {
            return List.of(regrouped);
        }
        graphs.add(optimize(regrouped, nodes));
        graphs.add(optimize(Flow.of(rule, nodes), nodes));
        return graphs;
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
