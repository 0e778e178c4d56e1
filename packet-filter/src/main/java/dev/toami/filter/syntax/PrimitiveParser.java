package dev.toami.filter.syntax;

import java.util.Optional;
import java.util.OptionalInt;

/** Parses the primitives that begin with a keyword of their own. */
final class PrimitiveParser {
    private final Tokens tokens;
    private final FieldParser fields;

    PrimitiveParser(Tokens tokens) {
        this.tokens = tokens;
        this.fields = new FieldParser(tokens);
    }

    /** The primitive that comes next, null if none. */
    Expression parse() {
        Token keyword = tokens.peek();
        if (keyword.kind() != Token.Kind.KEYWORD) {
            return null;
        }
        return switch (keyword.text()) {
            case "less", "greater" -> {
                int length = operand();
                yield new Expression.LengthLimit(keyword.is("less"), length, tokens.since(keyword.span()));
            }
            case "byte" -> byteTest();
            case "inbound", "outbound" ->
                new Expression.Traffic(keyword.is("inbound"), tokens.take().span());
            case "ifindex" -> {
                int index = operand();
                yield new Expression.InterfaceIndex(index, tokens.since(keyword.span()));
            }
            case "vlan", "mpls", "pppoed", "pppoes", "geneve", "vxlan" -> encapsulation();
            case "llc" -> llc();
            default -> fields.parse();
        };
    }

    /** The number behind the keyword. */
    private int operand() {
        tokens.take();
        return tokens.expectNumber().number();
    }

    private Expression byteTest() {
        Span start = tokens.peek().span();
        int index = operand();
        Token operator = tokens.peek();
        boolean known = operator.kind() == Token.Kind.SIGN
                && operator.text().length() == 1
                && "&|<>=".contains(operator.text());
        if (!known) {
            throw tokens.expected("one of & | < > =");
        }
        tokens.take();
        Token value = tokens.expectNumber();
        if ((value.number() & ~0xff) != 0) {
            throw tokens.error(value.span(), "a byte is at most 255");
        }
        return new Expression.ByteTest(index, operator.text(), value.number(), tokens.since(start));
    }

    private Expression encapsulation() {
        Token keyword = tokens.take();
        OptionalInt number = keyword.is("pppoed") ? OptionalInt.empty() : optionalNumber();
        Span span = tokens.since(keyword.span());
        return switch (keyword.text()) {
            case "vlan" -> new Expression.Vlan(number, span);
            case "mpls" -> new Expression.Mpls(number, span);
            case "pppoed" -> new Expression.PppoeDiscovery(span);
            case "pppoes" -> new Expression.PppoeSession(number, span);
            case "geneve" -> new Expression.Geneve(number, span);
            default -> new Expression.Vxlan(number, span);
        };
    }

    /** A number, in parentheses or not, if one comes next. */
    private OptionalInt optionalNumber() {
        int parentheses = 0;
        while (tokens.peek(parentheses).is("(")) {
            parentheses++;
        }
        if (tokens.peek(parentheses).kind() != Token.Kind.NUMBER) {
            return OptionalInt.empty();
        }
        for (int i = 0; i < parentheses; i++) {
            tokens.take();
        }
        int number = tokens.take().number();
        for (int i = 0; i < parentheses; i++) {
            tokens.expect(")");
        }
        return OptionalInt.of(number);
    }

    private Expression llc() {
        Span start = tokens.take().span();
        Optional<Identifier.Name> type = Optional.empty();
        Token next = tokens.peek();
        if (next.is("rnr")) {
            type = Optional.of(new Identifier.Name(next.text(), tokens.take().span()));
        } else if (next.kind() == Token.Kind.NAME) {
            type = Optional.of(tokens.expectName());
        }
        return new Expression.Llc(type, tokens.since(start));
    }
}
