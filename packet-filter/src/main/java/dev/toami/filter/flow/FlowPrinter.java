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
        List<Node.Branch> order = Order.of(start);
        order.forEach(branch -> numbers.put(branch, numbers.size()));
        if (order.isEmpty()) {
            return target(start) + "\n";
        }
        StringBuilder text = new StringBuilder();
        for (Node.Branch branch : order) {
            text.append(numbers.get(branch)).append(": ");
            text.append(ValuePrinter.print(branch.left(), branch.comparison(), branch.right()));
            text.append(" ? ").append(target(branch.whenTrue()));
            text.append(" : ").append(target(branch.whenFalse())).append('\n');
        }
        return text.toString();
    }

    private String target(Node node) {
        if (node instanceof Node.Verdict verdict) {
            return verdict.accepts() ? "accept" : "reject";
        }
        return Integer.toString(numbers.get(node));
    }
}
