package dev.toami.filter.syntax;

import java.util.ArrayList;
import java.util.List;

import dev.toami.filter.syntax.Expression.ValueTest;

/** Parses the primitives of packet filter logs, ATM and SS7: fields by name and what they are compared with. */
final class FieldParser {
    private final Tokens tokens;

    FieldParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The primitive that the keyword next begins, null if none. */
    Expression parse() {
        String keyword = tokens.peek().text();
        Span start = tokens.peek().span();
        if (PfField.of(keyword) != null) {
            tokens.take();
            return pf(PfField.of(keyword), start);
        } else if (AtmTraffic.of(keyword) != null) {
            return new Expression.Atm(AtmTraffic.of(keyword), tokens.take().span());
        } else if (SignalUnit.of(keyword) != null) {
            return new Expression.Signal(SignalUnit.of(keyword), tokens.take().span());
        } else if (AtmField.of(keyword) != null) {
            tokens.take();
            List<ValueTest> anyOf = anyOf();
            return new Expression.AtmNumber(AtmField.of(keyword), anyOf, tokens.since(start));
        } else if (SignalField.of(keyword) != null) {
            tokens.take();
            List<ValueTest> anyOf = anyOf();
            return new Expression.SignalNumber(SignalField.of(keyword), anyOf, tokens.since(start));
        }
        return null;
    }

    private Expression pf(PfField field, Span start) {
        Identifier.Code value =
                switch (field) {
                    case INTERFACE, RULE_SET, ACTION -> tokens.expectName();
                    case REASON -> tokens.expectCode();
                    case RULE_NUMBER, SUBRULE_NUMBER -> {
                        Token number = tokens.expectNumber();
                        yield new Identifier.Numeral(number.number(), number.span());
                    }
                };
        return new Expression.Pf(field, value, tokens.since(start));
    }

    /** A number, one with a comparison before it, or several in parentheses with {@code or} between them. */
    private List<ValueTest> anyOf() {
        Token first = tokens.peek();
        Comparison comparison = Comparison.of(first);
        if (comparison != null) {
            tokens.take();
            return List.of(test(comparison, first.span()));
        } else if (first.kind() == Token.Kind.NUMBER) {
            return List.of(test(Comparison.EQUAL, first.span()));
        } else if (!first.is("(")) {
            throw tokens.expected("a number, a comparison or a list in parentheses");
        }
        List<ValueTest> tests = new ArrayList<>();
        do {
            tokens.take();
            tests.add(test(Comparison.EQUAL, tokens.peek().span()));
        } while (tokens.peek().is("or"));
        if (!tokens.takeIf(")")) {
            throw tokens.expected("\"or\" or \")\"");
        }
        return List.copyOf(tests);
    }

    private ValueTest test(Comparison comparison, Span start) {
        int value = tokens.expectNumber().number();
        return new ValueTest(comparison, value, tokens.since(start));
    }
}
