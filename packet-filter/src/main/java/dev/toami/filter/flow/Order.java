package dev.toami.filter.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the nodes of a graph into an order in which every edge leads forward. */
public final class Order {
    private final Map<Node, Boolean> finished = new HashMap<>();
    private final Deque<Node> open = new ArrayDeque<>();

    private Order() {}

    /** The nodes that can be reached from {@code start}, itself first, verdicts left out. */
    public static List<Node> of(Node start) {
        return new Order().depthFirst(start);
    }

    private List<Node> depthFirst(Node start) {
        List<Node> order = new ArrayList<>();
        open(start);
        while (!open.isEmpty()) {
            Node node = open.peek();
            if (finished.putIfAbsent(node, false) == null) {
                List<Node> next = node.next();
                for (int i = next.size() - 1; i >= 0; i--) {
                    open(next.get(i));
                }
            } else {
                open.pop();
                if (!finished.put(node, true)) {
                    order.add(node);
                }
            }
        }
        Collections.reverse(order);
        return order;
    }

    private void open(Node node) {
        if (!(node instanceof Node.Verdict) && !finished.containsKey(node)) {
            open.push(node);
        }
    }
}
