package dev.toami.filter.flow;

import java.util.HashMap;
import java.util.Map;

import dev.toami.filter.bpf.Alu;
import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.meaning.Value;

/**
 * Makes nodes from the verdicts backwards. Equal nodes are made once, so that equal ends of different ways are shared; a
 * test whose outcome is certain is not made at all.
 */
public final class Nodes {
    private record LetKey(Value.Variable variable, Value value, int next) {}

    private record Key(Value left, int comparison, Value right, int whenTrue, int whenFalse) {}

    private final Map<Key, Node.Branch> branches = new HashMap<>();
    private final Map<LetKey, Node.Let> lets = new HashMap<>();
    private final Node accept = new Node.Verdict(0, true);
    private final Node reject = new Node.Verdict(1, false);
    private int next = 2;

    public Node accept() {
        return accept;
    }

    public Node reject() {
        return reject;
    }

    /** The node that goes on at {@code whenTrue} if the comparison holds. */
    public Node branch(Value left, int comparison, Value right, Node whenTrue, Node whenFalse) {
        if (left instanceof Value.Constant a && right instanceof Value.Constant b) {
            return Alu.compare(comparison, a.value(), b.value()) ? whenTrue : whenFalse;
        }
        if (isBehindEveryEnd(left) || isBehindEveryEnd(right)) {
            return reject;
        }
        Node onTrue = follow(whenTrue, left, comparison, right, true);
        Node onFalse = follow(whenFalse, left, comparison, right, false);
        // A load that fails rejects the packet, so before a certain rejection it makes no difference.
        boolean harmless = !left.canFail() && !right.canFail();
        if (onTrue == onFalse && (harmless || onTrue == reject)) {
            return onTrue;
        }
        if (comparison == Opcode.JEQ
                && right instanceof Value.Constant number
                && left instanceof Value.Operation and
                && and.operation() == Opcode.AND
                && and.right() instanceof Value.Constant mask) {
            if (number.value() == 0) {
                return make(and.left(), Opcode.JSET, mask, onFalse, onTrue);
            } else if (number.value() == mask.value() && Integer.bitCount(mask.value()) == 1) {
                return make(and.left(), Opcode.JSET, mask, onTrue, onFalse);
            }
        }
        return make(left, comparison, right, onTrue, onFalse);
    }

    /** The node that computes a variable and goes on. */
    public Node let(Value.Variable variable, Value value, Node then) {
        return lets.computeIfAbsent(
                new LetKey(variable, value, then.id()), k -> new Node.Let(next++, variable, value, then));
    }

    private Node make(Value left, int comparison, Value right, Node whenTrue, Node whenFalse) {
        Key key = new Key(left, comparison, right, whenTrue.id(), whenFalse.id());
        return branches.computeIfAbsent(
                key, k -> new Node.Branch(next++, left, comparison, right, whenTrue, whenFalse));
    }

    /** Whether a load, wherever in the computation, is behind the end of every packet. */
    public static boolean isBehindEveryEnd(Value value) {
        if (value instanceof Value.Load load) {
            return load.offset() < 0;
        }
        for (Value operand : value.operands()) {
            if (isBehindEveryEnd(operand)) {
                return true;
            }
        }
        return false;
    }

    /** Where {@code node} leads, given that a comparison before it held or not. */
    private static Node follow(Node node, Value left, int comparison, Value right, boolean held) {
        Node at = node;
        while (at instanceof Node.Branch branch && branch.left().equals(left)) {
            Boolean outcome = outcome(branch, comparison, right, held);
            if (outcome == null) {
                return at;
            }
            at = outcome ? branch.whenTrue() : branch.whenFalse();
        }
        return at;
    }

    /** How a test comes out when another of the same value is known; null if it is open. */
    private static Boolean outcome(Node.Branch branch, int comparison, Value right, boolean held) {
        if (branch.comparison() == comparison && branch.right().equals(right)) {
            return held;
        }
        if (held
                && comparison == Opcode.JEQ
                && right instanceof Value.Constant a
                && branch.right() instanceof Value.Constant b) {
            return Alu.compare(branch.comparison(), a.value(), b.value());
        }
        return null;
    }
}
