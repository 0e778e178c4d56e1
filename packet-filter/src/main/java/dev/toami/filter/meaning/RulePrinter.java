package dev.toami.filter.meaning;

import java.util.List;
import java.util.function.BiConsumer;

/** A rule as an indented tree, for people. */
public final class RulePrinter {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private final ConditionPrinter conditions = new ConditionPrinter(text);

    private RulePrinter() {}

    public static String print(Rule rule) {
        RulePrinter printer = new RulePrinter();
        printer.rule(rule, "");
        return printer.text.toString();
    }

    private void rule(Rule rule, String indent) {
        String below = indent + INDENT;
        if (rule instanceof Rule.Leaf leaf) {
            leaf(leaf, indent);
        } else if (rule instanceof Rule.Not not) {
            line(indent, "not");
            rule(not.operand(), below);
        } else if (rule instanceof Rule.Chain chain) {
            line(indent, "from left to right");
            rule(chain.first(), below);
            for (Rule.Step step : chain.steps()) {
                line(indent, step.isAnd() ? "and" : "or");
                rule(step.operand(), below);
            }
        } else if (rule instanceof Rule.Prologue prologue) {
            line(indent, "first, if " + ValuePrinter.print(prologue.variable()) + " is used");
            decision(prologue.decision(), below);
        } else if (rule instanceof Rule.Split split) {
            each(split.decisions(), indent, this::decision);
        } else {
            line(indent, rule.toString());
        }
    }

    private void leaf(Rule.Leaf leaf, String indent) {
        each(leaf.conditions(), indent, conditions::print);
    }

    /** What is the same in every world is printed once. */
    private <T> void each(List<T> parts, String indent, BiConsumer<T, String> print) {
        if (parts.stream().distinct().count() == 1) {
            print.accept(parts.get(0), indent);
            return;
        }
        for (int world = 0; world < parts.size(); world++) {
            line(indent, "in world " + world);
            print.accept(parts.get(world), indent + INDENT);
        }
    }

    private void decision(Rule.Decision decision, String indent) {
        if (decision instanceof Rule.Decision.Branch branch) {
            line(indent, "if");
            conditions.print(branch.condition(), indent + INDENT);
            line(indent, "then");
            decision(branch.whenTrue(), indent + INDENT);
            line(indent, "else");
            decision(branch.whenFalse(), indent + INDENT);
        } else if (decision instanceof Rule.Decision.Let let) {
            line(indent, ValuePrinter.print(let.variable()) + " = " + ValuePrinter.print(let.value()));
            decision(let.next(), indent);
        } else {
            Rule.Decision.Outcome outcome = (Rule.Decision.Outcome) decision;
            line(indent, (outcome.holds() ? "holds" : "does not hold") + ", on in world " + outcome.world());
        }
    }

    private void line(String indent, String words) {
        text.append(indent).append(words).append('\n');
    }
}
