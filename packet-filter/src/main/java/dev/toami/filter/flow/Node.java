package dev.toami.filter.flow;

import java.util.List;

import dev.toami.filter.meaning.Value;

/**
 * A place in a decision graph without cycles. Compared by identity; {@link Nodes} sees to it that equal nodes are the same.
 */
public sealed interface Node {
    /** Lower than that of every node from which this one is reached. */
    int id();

    /** Where it leads, none for a verdict. */
    List<Node> next();

    /** Whether the variable is looked at here. */
    boolean uses(Value.Variable variable);

    /** The end: accept or reject. */
    final class Verdict implements Node {
        private final int id;
        private final boolean accepts;

        Verdict(int id, boolean accepts) {
            this.id = id;
            this.accepts = accepts;
        }

        @Override
        public int id() {
            return id;
        }

        @Override
        public List<Node> next() {
            return List.of();
        }

        @Override
        public boolean uses(Value.Variable variable) {
            return false;
        }

        public boolean accepts() {
            return accepts;
        }
    }

    /** A test and where it leads. */
    final class Branch implements Node {
        private final int id;
        private final Value left;
        private final int comparison;
        private final Value right;
        private final Node whenTrue;
        private final Node whenFalse;

        Branch(int id, Value left, int comparison, Value right, Node whenTrue, Node whenFalse) {
            this.id = id;
            this.left = left;
            this.comparison = comparison;
            this.right = right;
            this.whenTrue = whenTrue;
            this.whenFalse = whenFalse;
        }

        @Override
        public int id() {
            return id;
        }

        public Value left() {
            return left;
        }

        /** A conditional jump of {@link dev.toami.filter.bpf.Opcode}. */
        public int comparison() {
            return comparison;
        }

        public Value right() {
            return right;
        }

        public Node whenTrue() {
            return whenTrue;
        }

        public Node whenFalse() {
            return whenFalse;
        }

        @Override
        public List<Node> next() {
            return List.of(whenTrue, whenFalse);
        }

        @Override
        public boolean uses(Value.Variable variable) {
            return left.uses(variable) || right.uses(variable);
        }
    }

    /** A computation whose result later tests use. */
    final class Let implements Node {
        private final int id;
        private final Value.Variable variable;
        private final Value value;
        private final Node next;

        Let(int id, Value.Variable variable, Value value, Node next) {
            this.id = id;
            this.variable = variable;
            this.value = value;
            this.next = next;
        }

        @Override
        public int id() {
            return id;
        }

        public Value.Variable variable() {
            return variable;
        }

        public Value value() {
            return value;
        }

        public Node then() {
            return next;
        }

        @Override
        public List<Node> next() {
            return List.of(next);
        }

        @Override
        public boolean uses(Value.Variable other) {
            return value.uses(other);
        }
    }
}
