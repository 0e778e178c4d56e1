package dev.toami.filter.optimize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.toami.filter.flow.Node;
import dev.toami.filter.flow.Nodes;
import dev.toami.filter.flow.Order;
import dev.toami.filter.meaning.Value;

/** Leaves out tests whose outcome tests before them tell, for one value that is tested several times after the other. */
final class KnownValues implements Pass {
    /** Values tried, the first in the graph first: type fields and protocol numbers are among them. */
    private static final int MOST_VALUES = 16;

    @Override
    public String why() {
        return "A packet does not change while it is filtered: a value that was loaded once loads again, and is the same.";
    }

    @Override
    public Node apply(Node start, Nodes nodes) {
        Node result = start;
        for (Value value : candidates(Order.of(start))) {
            result = new Specialization(value, nodes).apply(result);
        }
        return result;
    }

    /** Values that are compared with constants more than once. */
    private static List<Value> candidates(List<Node> order) {
        Map<Value, Integer> counts = new LinkedHashMap<>();
        for (Node node : order) {
            if (node instanceof Node.Branch branch && branch.right() instanceof Value.Constant) {
                counts.merge(branch.left(), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .limit(MOST_VALUES)
                .toList();
    }
}
