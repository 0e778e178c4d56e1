package dev.toami.filter.optimize;

import java.util.List;

import dev.toami.filter.flow.Node;
import dev.toami.filter.flow.Nodes;

/** Runs the passes in their order. */
public final class Optimizer {
    private static final List<Pass> PASSES = List.of(new KnownValues());

    private Optimizer() {}

    public static Node optimize(Node start, Nodes nodes) {
        Node result = start;
        for (Pass pass : PASSES) {
            result = pass.apply(result, nodes);
        }
        return result;
    }
}
