package dev.toami.filter.optimize;

import java.util.Optional;

import dev.toami.filter.bpf.Alu;
import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.flow.Node;
import dev.toami.filter.meaning.Value;

/** What tests on the way have told of one value: the value itself, or how the latest tests came out. Immutable. */
final class Fact {
    static final Fact NONE = new Fact(null, 0, 0, false, false);

    /** More than filters ask of one value before they know it; without a limit long lists would take quadratic time. */
    private static final int MOST = 12;

    private final Fact earlier;
    private final int comparison;
    private final int operand;
    private final boolean held;
    private final boolean isEqual;
    private final int size;
    private final int hash;

    private Fact(Fact earlier, int comparison, int operand, boolean held, boolean isEqual) {
        this.earlier = earlier;
        this.comparison = comparison;
        this.operand = operand;
        this.held = held;
        this.isEqual = isEqual;
        this.size = earlier == null ? 0 : earlier.size + 1;
        this.hash = 31 * (31 * (earlier == null ? 1 : earlier.hash) + operand) + comparison + (held ? 7 : 0);
    }

    /** How a test of the value with a constant comes out, if that is known. */
    Optional<Boolean> decide(Node.Branch branch) {
        int constant = operand(branch);
        if (isEqual) {
            return Optional.of(Alu.compare(branch.comparison(), operand, constant));
        }
        for (Fact fact = this; fact.earlier != null; fact = fact.earlier) {
            if (fact.comparison == branch.comparison() && fact.operand == constant) {
                return Optional.of(fact.held);
            }
        }
        return Optional.empty();
    }

    /** This and the outcome of a test that was open. */
    Fact and(Node.Branch branch, boolean outcome) {
        if (outcome && branch.comparison() == Opcode.JEQ) {
            return new Fact(NONE, Opcode.JEQ, operand(branch), true, true);
        }
        return size >= MOST ? this : new Fact(this, branch.comparison(), operand(branch), outcome, false);
    }

    private static int operand(Node.Branch branch) {
        return ((Value.Constant) branch.right()).value();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Fact that
                        && hash == that.hash
                        && size == that.size
                        && comparison == that.comparison
                        && operand == that.operand
                        && held == that.held
                        && isEqual == that.isEqual
                        && (earlier == null || earlier.equals(that.earlier)));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
