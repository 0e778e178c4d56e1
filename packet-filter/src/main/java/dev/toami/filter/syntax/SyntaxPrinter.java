package dev.toami.filter.syntax;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An expression as an indented tree, for people: each node with the characters that it spans, what it says, and its parts
 * below.
 *
 * <p>Nodes are records, and what they say are their components: a new kind of node needs nothing here.
 */
public final class SyntaxPrinter {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private SyntaxPrinter() {}

    /** The tree in lines. */
    public static String print(Expression expression) {
        SyntaxPrinter printer = new SyntaxPrinter();
        printer.parts(expression, "");
        return printer.text.toString();
    }

    private void node(Record node, String indent) {
        text.append(indent).append(node instanceof Expression.Step step ? connective(step) : name(node));
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            if (value(node, component) instanceof Span span) {
                text.append(' ').append(span.start()).append("..").append(span.end());
            }
        }
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            if (!isLeftOut(node, component)) {
                said(component.getName(), value(node, component));
            }
        }
        text.append("\n");
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            parts(value(node, component), indent + INDENT);
        }
    }

    private static String name(Record node) {
        return node.getClass().getSimpleName();
    }

    private static String connective(Expression.Step step) {
        return step.isAnd() ? "and" : "or";
    }

    /** How deep a node is can be seen, and which connective a step has is its name here. */
    private static boolean isLeftOut(Record node, RecordComponent component) {
        return component.getName().equals("depth") || node instanceof Expression.Step;
    }

    private void said(String name, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> said(name, present));
        } else if (value instanceof OptionalInt optional) {
            optional.ifPresent(present -> said(name, present));
        } else if (value instanceof Integer number) {
            text.append(' ').append(name).append('=').append(Integer.toUnsignedString(number));
        } else if (value instanceof String string) {
            text.append(' ').append(name).append("=\"").append(string).append('"');
        } else if (value instanceof Boolean || value instanceof Enum<?>) {
            String word = value.toString().toLowerCase(Locale.ROOT);
            text.append(' ').append(name).append('=').append(word);
        }
    }

    private void parts(Object value, String indent) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> parts(present, indent));
        } else if (value instanceof List<?> list) {
            list.forEach(part -> parts(part, indent));
        } else if (value instanceof Record part && !(value instanceof Span)) {
            node(part, indent);
        }
    }

    private static Object value(Record node, RecordComponent component) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a component of a public record", e);
        }
    }
}
