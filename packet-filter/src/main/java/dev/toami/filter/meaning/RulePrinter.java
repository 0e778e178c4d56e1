package dev.toami.filter.meaning;

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
        } else if (rule instanceof Rule.OuterVlan vlan) {
            line(indent, "outer VLAN tag: if");
            conditions.print(vlan.present(), below);
            line(indent, "then, taken out of the bytes,");
            conditions.print(vlan.inMetadata(), below);
            line(indent, "else, in the bytes,");
            conditions.print(vlan.inBytes(), below);
        } else {
            line(indent, rule.toString());
        }
    }

    private void leaf(Rule.Leaf leaf, String indent) {
        if (leaf.plain().equals(leaf.tagged())) {
            conditions.print(leaf.plain(), indent);
            return;
        }
        line(indent, "with the tag taken out");
        conditions.print(leaf.plain(), indent + INDENT);
        line(indent, "with the tag in the bytes");
        conditions.print(leaf.tagged(), indent + INDENT);
    }

    private void line(String indent, String words) {
        text.append(indent).append(words).append('\n');
    }
}
