package dev.toami.filter.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the branches of a graph into an order in which every edge leads forward. */
public final class Order {
    private final Map<Node, Boolean> finished = new HashMap<>();
    private final Deque<Node.Branch> open = new ArrayDeque<>();

    private Order() {}

    /** The branches that can be reached from {@code start}, itself first. */
    public static List<Node.Branch> of(Node start) {
        return new Order().depthFirst(start);
    }

    private List<Node.Branch> depthFirst(Node start) {
        List<Node.Branch> order = new ArrayList<>();
        open(start);
        while (!open.isEmpty()) {
            Node.Branch branch = open.peek();
            if (finished.putIfAbsent(branch, false) == null) {
                open(branch.whenFalse());
                open(branch.whenTrue());
            } else {
                open.pop();
                if (!finished.put(branch, true)) {
                    order.add(branch);
                }
            }
        }
        Collections.reverse(order);
        return order;
    }

    private void open(Node node) {
        if (node instanceof Node.Branch branch && !finished.containsKey(branch)) {
            open.push(branch);
        }
    }
}
