package dev.toami.filter.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.toami.filter.meaning.ValuePrinter;

/** A decision graph as numbered tests, for people: {@code 3: byte[23] == 6 ? 4 : reject}. The first is where it starts. */
public final class FlowPrinter {
    private final Map<Node, Integer> numbers = new HashMap<>();

    private FlowPrinter() {}

    public static String print(Node start) {
        return new FlowPrinter().graph(start);
    }

    private String graph(Node start) {
        List<Node> order = Order.of(start);
        order.forEach(node -> numbers.put(node, numbers.size()));
        if (order.isEmpty()) {
            return target(start) + "\n";
        }
        StringBuilder text = new StringBuilder();
        for (Node node : order) {
            text.append(numbers.get(node)).append(": ").append(line(node)).append('\n');
        }
        return text.toString();
    }

    private String line(Node node) {
        if (node instanceof Node.Let let) {
            return ValuePrinter.print(let.variable()) + " = " + ValuePrinter.print(let.value()) + ", then "
                    + target(let.then());
        }
        Node.Branch branch = (Node.Branch) node;
        return ValuePrinter.print(branch.left(), branch.comparison(), branch.right()) + " ? "
                + target(branch.whenTrue()) + " : " + target(branch.whenFalse());
    }

    private String target(Node node) {
        if (node instanceof Node.Verdict verdict) {
            return verdict.accepts() ? "accept" : "reject";
        }
        return Integer.toString(numbers.get(node));
    }
}
