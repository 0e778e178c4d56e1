package dev.toami.filter.optimize;

import java.util.List;

import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.meaning.Condition;
import dev.toami.filter.meaning.Rule;
import dev.toami.filter.meaning.Rule.Decision;
import dev.toami.filter.meaning.Value;

/** The same rule with simpler computations; see {@link Arithmetic}. */
final class Simplification {
    private Simplification() {}

    static Rule of(Rule rule) {
        if (rule instanceof Rule.Not not) {
            return new Rule.Not(of(not.operand()));
        } else if (rule instanceof Rule.Chain chain) {
            return new Rule.Chain(
                    of(chain.first()),
                    chain.steps().stream()
                            .map(step -> new Rule.Step(step.isAnd(), of(step.operand())))
                            .toList());
        } else if (rule instanceof Rule.Split split) {
            return new Rule.Split(
                    split.decisions().stream().map(Simplification::of).toList());
        } else if (rule instanceof Rule.Prologue prologue) {
            return new Rule.Prologue(prologue.variable(), of(prologue.decision()));
        }
        return new Rule.Leaf(each(((Rule.Leaf) rule).conditions()));
    }

    private static Decision of(Decision decision) {
        if (decision instanceof Decision.Branch branch) {
            return new Decision.Branch(of(branch.condition()), of(branch.whenTrue()), of(branch.whenFalse()));
        } else if (decision instanceof Decision.Let let) {
            return new Decision.Let(let.variable(), Arithmetic.simplified(let.value()), of(let.next()));
        }
        return decision;
    }

    private static List<Condition> each(List<Condition> conditions) {
        return conditions.stream().map(Simplification::of).toList();
    }

    private static Condition of(Condition condition) {
        if (condition instanceof Condition.All all) {
            return new Condition.All(each(all.conditions()));
        } else if (condition instanceof Condition.Any any) {
            return new Condition.Any(each(any.conditions()));
        } else if (condition instanceof Condition.Not not) {
            return new Condition.Not(of(not.condition()));
        } else if (condition instanceof Condition.InPlace inPlace) {
            return new Condition.InPlace(of(inPlace.condition()));
        } else if (condition instanceof Condition.Test test) {
            Value left = Arithmetic.simplified(test.left());
            Value right = Arithmetic.simplified(test.right());
            return right instanceof Value.Constant constant
                    ? test(left, test.comparison(), constant.value())
                    : new Condition.Test(left, test.comparison(), right);
        }
        return condition;
    }

    /** Moves what can be undone from the value to the constant. */
    private static Condition test(Value left, int comparison, int number) {
        if (left instanceof Value.Operation operation && comparison == Opcode.JEQ) {
            if (operation.operation() == Opcode.SUB && number == 0) {
                return new Condition.Test(operation.left(), Opcode.JEQ, operation.right());
            } else if (operation.right() instanceof Value.Constant constant) {
                return equal(operation, constant.value(), number);
            }
        }
        return Condition.test(left, comparison, number);
    }

    private static Condition equal(Value.Operation operation, int operand, int number) {
        return switch (operation.operation()) {
            case Opcode.ADD -> test(operation.left(), Opcode.JEQ, number - operand);
            case Opcode.XOR -> test(operation.left(), Opcode.JEQ, number ^ operand);
            case Opcode.RSH -> {
                boolean reachable = operand == 0 || number >>> (32 - operand) == 0;
                int kept = -1 << operand;
                yield reachable
                        ? test(
                                Arithmetic.simplified(Condition.masked(operation.left(), kept)),
                                Opcode.JEQ,
                                number << operand)
                        : Condition.test(operation, Opcode.JEQ, number);
            }
            default -> Condition.test(operation, Opcode.JEQ, number);
        };
    }
}
