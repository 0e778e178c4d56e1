package dev.toami.filter.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.filter.meaning.Condition;
import dev.toami.filter.meaning.Rule;
import dev.toami.filter.meaning.Rule.Decision;
import dev.toami.filter.meaning.Value;

/** Turns a rule into a decision graph, from its end to its beginning. */
public final class Flow {
    /** Makes the tests of a condition in an order of its own, if it can. */
    public interface Grouping {
        Optional<Node> apply(Condition condition, Node whenTrue, Node whenFalse, Nodes nodes);
    }

    private static final Grouping IN_ORDER = (condition, whenTrue, whenFalse, nodes) -> Optional.empty();

    private final Nodes nodes;
    private final Grouping grouping;

    private Flow(Nodes nodes, Grouping grouping) {
        this.nodes = nodes;
        this.grouping = grouping;
    }

    /** The node at which the decision begins, with the tests in the order of the text. */
    public static Node of(Rule rule, Nodes nodes) {
        return of(rule, nodes, IN_ORDER);
    }

    /** The same with tests regrouped where they stay in one world. */
    public static Node of(Rule rule, Nodes nodes, Grouping grouping) {
        return new Flow(nodes, grouping)
                .enter(rule, new Same(nodes.accept()), new Same(nodes.reject()))
                .in(0);
    }

    /** Where to go on in each world, see {@link Rule}. */
    private interface Exits {
        Node in(int world);
    }

    private record Same(Node node) implements Exits {
        @Override
        public Node in(int world) {
            return node;
        }
    }

    private record Each(List<Node> nodes) implements Exits {
        @Override
        public Node in(int world) {
            return nodes.get(world);
        }
    }

    private Exits enter(Rule rule, Exits whenTrue, Exits whenFalse) {
        if (grouping != IN_ORDER && !(rule instanceof Rule.Leaf)) {
            Optional<Exits> grouped = Conditions.of(rule, whenTrue instanceof Same && whenFalse instanceof Same)
                    .flatMap(each -> grouped(each, whenTrue, whenFalse));
            if (grouped.isPresent()) {
                return grouped.get();
            }
        }
        if (rule instanceof Rule.Not not) {
            return enter(not.operand(), whenFalse, whenTrue);
        } else if (rule instanceof Rule.Chain chain) {
            return enter(chain, whenTrue, whenFalse);
        } else if (rule instanceof Rule.Split split) {
            return new Each(split.decisions().stream()
                    .map(decision -> enter(decision, whenTrue, whenFalse))
                    .toList());
        } else if (rule instanceof Rule.Prologue prologue) {
            boolean used = Order.of(whenTrue.in(0)).stream().anyMatch(node -> node.uses(prologue.variable()));
            return used ? new Same(enter(prologue.decision(), whenTrue, whenFalse)) : whenTrue;
        }
        List<Condition> conditions = ((Rule.Leaf) rule).conditions();
        List<Node> starts = new ArrayList<>(conditions.size());
        for (int world = 0; world < conditions.size(); world++) {
            starts.add(enter(conditions.get(world), whenTrue.in(world), whenFalse.in(world)));
        }
        return new Each(starts);
    }

    private Optional<Exits> grouped(List<Condition> conditions, Exits whenTrue, Exits whenFalse) {
        List<Node> starts = new ArrayList<>(conditions.size());
        for (int world = 0; world < conditions.size(); world++) {
            Optional<Node> start =
                    grouping.apply(conditions.get(world), whenTrue.in(world), whenFalse.in(world), nodes);
            if (start.isEmpty()) {
                return Optional.empty();
            }
            starts.add(start.get());
        }
        return Optional.of(new Each(starts));
    }

    private Exits enter(Rule.Chain chain, Exits whenTrue, Exits whenFalse) {
        Exits onTrue = whenTrue;
        Exits onFalse = whenFalse;
        List<Rule.Step> steps = Conditions.isPlain(chain) ? chain.steps() : Conditions.runs(chain.steps());
        for (int i = steps.size() - 1; i >= 0; i--) {
            Exits step = enter(steps.get(i).operand(), onTrue, onFalse);
            if (steps.get(i).isAnd()) {
                onTrue = step;
            } else {
                onFalse = step;
            }
        }
        return enter(chain.first(), onTrue, onFalse);
    }

    private Node enter(Decision decision, Exits whenTrue, Exits whenFalse) {
        if (decision instanceof Decision.Branch branch) {
            return enter(
                    branch.condition(),
                    enter(branch.whenTrue(), whenTrue, whenFalse),
                    enter(branch.whenFalse(), whenTrue, whenFalse));
        } else if (decision instanceof Decision.Let let) {
            Node then = enter(let.next(), whenTrue, whenFalse);
            boolean needed =
                    let.value().canFail() || Order.of(then).stream().anyMatch(node -> node.uses(let.variable()));
            return needed ? nodes.let(let.variable(), let.value(), then) : then;
        }
        Decision.Outcome outcome = (Decision.Outcome) decision;
        return (outcome.holds() ? whenTrue : whenFalse).in(outcome.world());
    }

    private Node enter(Condition condition, Node whenTrue, Node whenFalse) {
        return grouping.apply(condition, whenTrue, whenFalse, nodes)
                .orElseGet(() -> inOrder(condition, whenTrue, whenFalse));
    }

    private Node inOrder(Condition condition, Node whenTrue, Node whenFalse) {
        if (condition instanceof Condition.Constant constant) {
            return constant.holds() ? whenTrue : whenFalse;
        } else if (condition instanceof Condition.Not not) {
            return enter(not.condition(), whenFalse, whenTrue);
        } else if (condition instanceof Condition.InPlace inPlace) {
            return new Flow(nodes, IN_ORDER).inOrder(inPlace.condition(), whenTrue, whenFalse);
        } else if (condition instanceof Condition.All all) {
            List<Condition> parts = Places.runs(all.conditions(), Condition.All::new);
            Node next = whenTrue;
            for (int i = parts.size() - 1; i >= 0; i--) {
                next = enter(parts.get(i), next, whenFalse);
            }
            return next;
        } else if (condition instanceof Condition.Any any) {
            List<Condition> parts = Places.runs(any.conditions(), Condition.Any::new);
            Node next = whenFalse;
            for (int i = parts.size() - 1; i >= 0; i--) {
                next = enter(parts.get(i), whenTrue, next);
            }
            return next;
        }
        Condition.Test test = (Condition.Test) condition;
        Value left = test.left();
        return nodes.branch(left, test.comparison(), test.right(), whenTrue, whenFalse);
    }
}
