package dev.toami.filter.meaning;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Conditions in C's notation, for people; one that is too wide for a line is broken at its operators. A {@code true &&} or
 * {@code false ||} is left out.
 */
final class ConditionPrinter {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private final StringBuilder text;

    ConditionPrinter(StringBuilder text) {
        this.text = text;
    }

    void print(Condition condition, String indent) {
        lines(condition, indent, "", "\n", false);
    }

    /** @param inside whether operators are around it */
    private void lines(Condition condition, String indent, String before, String after, boolean inside) {
        Condition simple = simple(condition);
        String line = indent + before + (inside ? operand(simple) : flat(simple));
        if (simple instanceof Condition.Not not && line.length() > WIDTH) {
            lines(not.condition(), indent, before + "!", after, true);
        } else if (simple instanceof Condition.All all && line.length() > WIDTH) {
            operands(all.conditions(), " &&\n", indent, before, after);
        } else if (simple instanceof Condition.Any any && line.length() > WIDTH) {
            operands(any.conditions(), " ||\n", indent, before, after);
        } else {
            text.append(line).append(after);
        }
    }

    private void operands(List<Condition> operands, String operator, String indent, String before, String after) {
        text.append(indent).append(before).append("(\n");
        for (int i = 0; i < operands.size(); i++) {
            lines(operands.get(i), indent + INDENT, "", i + 1 < operands.size() ? operator : "\n", true);
        }
        text.append(indent).append(')').append(after);
    }

    private static String flat(Condition condition) {
        if (condition instanceof Condition.Constant constant) {
            return constant.holds() ? "true" : "false";
        } else if (condition instanceof Condition.Test test) {
            return ValuePrinter.print(test.left(), test.comparison(), test.right());
        } else if (condition instanceof Condition.All all) {
            return joined(all.conditions(), " && ");
        } else if (condition instanceof Condition.Any any) {
            return joined(any.conditions(), " || ");
        } else if (condition instanceof Condition.Not not) {
            return "!(" + flat(simple(not.condition())) + ")";
        }
        return condition.toString();
    }

    private static String joined(List<Condition> operands, String operator) {
        return operands.stream()
                .map(ConditionPrinter::simple)
                .map(ConditionPrinter::operand)
                .collect(Collectors.joining(operator));
    }

    private static String operand(Condition condition) {
        boolean isJoined = condition instanceof Condition.All || condition instanceof Condition.Any;
        return isJoined ? "(" + flat(condition) + ")" : flat(condition);
    }

    /** Without operands that make no difference. */
    private static Condition simple(Condition condition) {
        if (condition instanceof Condition.All all) {
            List<Condition> operands = without(true, all.conditions());
            return operands.size() == 1 ? simple(operands.get(0)) : new Condition.All(operands);
        } else if (condition instanceof Condition.Any any) {
            List<Condition> operands = without(false, any.conditions());
            return operands.size() == 1 ? simple(operands.get(0)) : new Condition.Any(operands);
        } else if (condition instanceof Condition.InPlace inPlace) {
            return simple(inPlace.condition());
        }
        return condition;
    }

    /** At least one is left. */
    private static List<Condition> without(boolean neutral, List<Condition> operands) {
        Condition constant = new Condition.Constant(neutral);
        List<Condition> others = operands.stream()
                .filter(operand -> !simple(operand).equals(constant))
                .toList();
        return others.isEmpty() ? List.of(constant) : others;
    }
}
