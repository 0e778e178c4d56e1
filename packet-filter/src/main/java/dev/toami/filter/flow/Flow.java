package dev.toami.filter.flow;

import java.util.List;

import dev.toami.filter.meaning.Condition;
import dev.toami.filter.meaning.Rule;
import dev.toami.filter.meaning.Value;

/** Turns a rule into a decision graph, from its end to its beginning. */
public final class Flow {
    private final Nodes nodes;

    private Flow(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Where to go on, in the world without and in that with a VLAN tag in the bytes; see {@link Rule}. */
    private record Exit(Node plain, Node tagged) {}

    /** The node at which the decision begins. */
    public static Node of(Rule rule, Nodes nodes) {
        Exit accept = new Exit(nodes.accept(), nodes.accept());
        Exit reject = new Exit(nodes.reject(), nodes.reject());
        return new Flow(nodes).enter(rule, accept, reject).plain();
    }

    private Exit enter(Rule rule, Exit whenTrue, Exit whenFalse) {
        if (rule instanceof Rule.Not not) {
            return enter(not.operand(), whenFalse, whenTrue);
        } else if (rule instanceof Rule.Chain chain) {
            return enter(chain, whenTrue, whenFalse);
        } else if (rule instanceof Rule.OuterVlan vlan) {
            Node inBytes = enter(vlan.inBytes(), whenTrue.tagged(), whenFalse.tagged());
            Node inMetadata = enter(vlan.inMetadata(), whenTrue.plain(), whenFalse.plain());
            Node start = enter(vlan.present(), inMetadata, inBytes);
            return new Exit(start, start);
        }
        Rule.Leaf leaf = (Rule.Leaf) rule;
        Node plain = enter(leaf.plain(), whenTrue.plain(), whenFalse.plain());
        boolean same = leaf.plain() == leaf.tagged()
                && whenTrue.plain() == whenTrue.tagged()
                && whenFalse.plain() == whenFalse.tagged();
        return new Exit(plain, same ? plain : enter(leaf.tagged(), whenTrue.tagged(), whenFalse.tagged()));
    }

    private Exit enter(Rule.Chain chain, Exit whenTrue, Exit whenFalse) {
        Exit onTrue = whenTrue;
        Exit onFalse = whenFalse;
        List<Rule.Step> steps = chain.steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Exit step = enter(steps.get(i).operand(), onTrue, onFalse);
            if (steps.get(i).isAnd()) {
                onTrue = step;
            } else {
                onFalse = step;
            }
        }
        return enter(chain.first(), onTrue, onFalse);
    }

    private Node enter(Condition condition, Node whenTrue, Node whenFalse) {
        if (condition instanceof Condition.Constant constant) {
            return constant.holds() ? whenTrue : whenFalse;
        } else if (condition instanceof Condition.Not not) {
            return enter(not.condition(), whenFalse, whenTrue);
        } else if (condition instanceof Condition.All all) {
            Node next = whenTrue;
            for (int i = all.conditions().size() - 1; i >= 0; i--) {
                next = enter(all.conditions().get(i), next, whenFalse);
            }
            return next;
        } else if (condition instanceof Condition.Any any) {
            Node next = whenFalse;
            for (int i = any.conditions().size() - 1; i >= 0; i--) {
                next = enter(any.conditions().get(i), whenTrue, next);
            }
            return next;
        }
        Condition.Test test = (Condition.Test) condition;
        Value left = test.left();
        return nodes.branch(left, test.comparison(), test.right(), whenTrue, whenFalse);
    }
}
