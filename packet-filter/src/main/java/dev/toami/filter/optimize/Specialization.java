package dev.toami.filter.optimize;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.toami.filter.flow.Node;
import dev.toami.filter.flow.Nodes;
import dev.toami.filter.flow.Order;
import dev.toami.filter.meaning.Value;

/** Follows what is known of one value through a graph and rebuilds it without the tests that this decides. */
final class Specialization {
    private final Value value;
    private final Nodes nodes;
    private final Set<Node> testing = new HashSet<>();
    private final Map<Place, Node> done = new HashMap<>();
    private final Deque<Place> open = new ArrayDeque<>();

    /** A node, reached with a fact. */
    private record Place(Node node, Fact fact) {}

    Specialization(Value value, Nodes nodes) {
        this.value = value;
        this.nodes = nodes;
    }

    /** The rebuilt graph, or the old one if that is smaller or the work gets out of hand. */
    Node apply(Node start) {
        List<Node> order = Order.of(start);
        for (int i = order.size() - 1; i >= 0; i--) {
            Node node = order.get(i);
            boolean tests = node instanceof Node.Branch branch && tests(branch);
            if (tests || node.next().stream().anyMatch(testing::contains)) {
                testing.add(node);
            }
        }
        int limit = 1000 + 8 * order.size();
        Place first = new Place(start, Fact.NONE);
        open.push(first);
        while (!open.isEmpty()) {
            if (done.size() > limit) {
                return start;
            }
            Place place = open.peek();
            Node rebuilt = rebuild(place);
            if (rebuilt != null) {
                done.put(place, rebuilt);
                open.pop();
            }
        }
        Node result = find(first);
        return Order.of(result).size() <= order.size() ? result : start;
    }

    private boolean tests(Node.Branch branch) {
        return branch.left().equals(value) && branch.right() instanceof Value.Constant;
    }

    /** The new node for a place that is done or needs no work, otherwise null. */
    private Node find(Place place) {
        return testing.contains(place.node()) ? done.get(place) : place.node();
    }

    /** The new node, or null after what it needs was put on the list. */
    private Node rebuild(Place place) {
        Node known = find(place);
        if (known != null) {
            return known;
        }
        Fact fact = place.fact();
        if (place.node() instanceof Node.Let let) {
            Node then = demand(new Place(let.then(), fact));
            return then == null ? null : nodes.let(let.variable(), let.value(), then);
        }
        Node.Branch branch = (Node.Branch) place.node();
        if (!tests(branch)) {
            return join(branch, fact, fact);
        }
        Optional<Boolean> outcome = fact.decide(branch);
        if (outcome.isPresent()) {
            return demand(new Place(outcome.get() ? branch.whenTrue() : branch.whenFalse(), fact));
        }
        return join(branch, fact.and(branch, true), fact.and(branch, false));
    }

    private Node join(Node.Branch branch, Fact ifTrue, Fact ifFalse) {
        Node whenTrue = demand(new Place(branch.whenTrue(), ifTrue));
        Node whenFalse = demand(new Place(branch.whenFalse(), ifFalse));
        return whenTrue == null || whenFalse == null
                ? null
                : nodes.branch(branch.left(), branch.comparison(), branch.right(), whenTrue, whenFalse);
    }

    private Node demand(Place place) {
        Node found = find(place);
        if (found == null) {
            open.push(place);
        }
        return found;
    }
}
