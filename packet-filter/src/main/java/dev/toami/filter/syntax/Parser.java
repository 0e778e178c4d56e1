package dev.toami.filter.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.FilterSyntaxException;
import dev.toami.filter.syntax.Expression.Step;

/**
 * Parses the grammar of pcap-filter(7).
 *
 * <p>A term leaves behind the qualifiers that a bare address, name or number after the next {@code and} or {@code or}
 * takes over ("{@code tcp port 80 or 443}"). A term in parentheses leaves those that stood before it.
 */
public final class Parser {
    private final Tokens tokens;
    private final ArithmeticParser arithmetic;
    private final QualifierParser qualifiers;

    private Parser(String text) {
        tokens = new Tokens(text);
        arithmetic = new ArithmeticParser(tokens);
        qualifiers = new QualifierParser(tokens);
    }

    /** Either an expression with the qualifiers it leaves, or, in parentheses, arithmetic. */
    private record Term(Expression expression, Arithmetic arithmetic, Qualifiers left) {
        static Term of(Expression expression) {
            return new Term(expression, null, null);
        }
    }

    /**
     * The tree of an expression.
     *
     * @throws FilterSyntaxException if it is not in the grammar or nested too deep
     */
    public static Expression parse(String text) {
        return new Parser(text).parse();
    }

    private Expression parse() {
        if (tokens.peek().kind() == Token.Kind.END) {
            return new Expression.Everything(tokens.peek().span());
        }
        Expression expression = requireExpression(chain(null));
        if (tokens.peek().kind() != Token.Kind.END) {
            throw tokens.unexpected();
        }
        return expression;
    }

    private Expression requireExpression(Term term) {
        if (term.expression() == null) {
            throw tokens.error(
                    tokens.peek().span(),
                    "expected a comparison, found " + tokens.peek().describe());
        }
        return term.expression();
    }

    private Term chain(Qualifiers before) {
        Span start = tokens.peek().span();
        Term first = term(before);
        if (first.expression() == null) {
            return first;
        }
        Qualifiers left = first.left();
        List<Step> steps = new ArrayList<>();
        while (tokens.peek().is("and") || tokens.peek().is("or")) {
            boolean isAnd = tokens.take().is("and");
            if (qualifiers.isIdentifierNext()) {
                Expression operand = qualifiers.identifier(left);
                steps.add(new Step(isAnd, operand));
            } else {
                Term operand = term(left);
                steps.add(new Step(isAnd, requireExpression(operand)));
                left = operand.left();
            }
        }
        if (steps.isEmpty()) {
            return first;
        }
        Span span = tokens.since(start);
        return new Term(new Expression.Chain(first.expression(), List.copyOf(steps), span), null, left);
    }

    private Term term(Qualifiers before) {
        Span start = tokens.peek().span();
        boolean negated = false;
        boolean any = false;
        while (tokens.takeIf("not")) {
            negated = !negated;
            any = true;
        }
        Term term = positive(before);
        if (!any) {
            return term;
        }
        Expression operand = requireExpression(term);
        return negated ? new Term(new Expression.Not(operand, tokens.since(start)), null, term.left()) : term;
    }

    private Term positive(Qualifiers before) {
        Token token = tokens.peek();
        if (token.is("(")) {
            return parenthesis(before);
        }
        if (arithmetic.isNext()) {
            return relation(arithmetic.parse());
        }
        Protocol protocol = token.protocol();
        if (protocol != null) {
            tokens.take();
        }
        if (qualifiers.isNext()) {
            Qualifiers head = qualifiers.parse(Optional.ofNullable(protocol), token.span());
            if (!qualifiers.isIdentifierNext()) {
                throw tokens.unexpected();
            }
            return new Term(qualifiers.identifier(head), null, head);
        }
        if (tokens.takeIf("broadcast")) {
            return Term.of(new Expression.Broadcast(Optional.ofNullable(protocol), tokens.since(token.span())));
        }
        if (tokens.takeIf("multicast")) {
            return Term.of(new Expression.Multicast(Optional.ofNullable(protocol), tokens.since(token.span())));
        }
        if (protocol != null) {
            return abbreviation(protocol, token.span());
        }
        return Term.of(other(tokens.take()));
    }

    private Term abbreviation(Protocol protocol, Span span) {
        Token next = tokens.peek();
        if (next.kind() == Token.Kind.KEYWORD && Keywords.isLater(next.text())) {
            throw tokens.unexpected();
        }
        return Term.of(new Expression.Abbreviation(protocol, span));
    }

    private Term parenthesis(Qualifiers before) {
        Span start = tokens.expect("(").span();
        tokens.enter(start);
        Term inside = chain(before);
        tokens.leave();
        tokens.expect(")");
        return inside.expression() != null
                ? new Term(inside.expression(), null, before)
                : relation(arithmetic.rest(inside.arithmetic(), 0));
    }

    /** The relation that {@code left} begins, or {@code left} alone if a parenthesis ends behind it. */
    private Term relation(Arithmetic left) {
        Comparison comparison = tokens.peek().kind() == Token.Kind.SIGN
                ? Comparison.of(tokens.peek().text())
                : null;
        if (comparison != null) {
            tokens.take();
            Arithmetic right = arithmetic.parse();
            return Term.of(
                    new Expression.Relation(left, comparison, right, left.span().to(right.span())));
        }
        if (!tokens.peek().is(")")) {
            throw tokens.unexpected();
        }
        return new Term(null, left, null);
    }

    private Expression other(Token keyword) {
        Span span = keyword.span();
        return switch (keyword.kind() == Token.Kind.KEYWORD ? keyword.text() : "") {
            case "less", "greater" -> {
                int length = tokens.expectNumber().number();
                yield new Expression.LengthLimit(keyword.is("less"), length, tokens.since(span));
            }
            case "byte" -> byteTest(span);
            case "inbound", "outbound" -> new Expression.Traffic(keyword.is("inbound"), span);
            case "ifindex" -> {
                int index = tokens.expectNumber().number();
                yield new Expression.InterfaceIndex(index, tokens.since(span));
            }
            case "vlan" -> {
                OptionalInt identifier = optionalNumber();
                yield new Expression.Vlan(identifier, tokens.since(span));
            }
            default -> throw misplaced(keyword);
        };
    }

    private FilterSyntaxException misplaced(Token token) {
        if (token.kind() == Token.Kind.KEYWORD && Keywords.isLater(token.text())) {
            return tokens.error(token.span(), token.describe() + " is not supported yet");
        }
        if (token.isIdentifier()) {
            return tokens.error(token.span(), token.describe() + " needs a qualifier before it, such as host or port");
        }
        return tokens.error(token.span(), "unexpected " + (token.kind() == Token.Kind.END ? "end" : token.describe()));
    }

    private Expression byteTest(Span start) {
        int index = tokens.expectNumber().number();
        Token operator = tokens.take();
        boolean known = operator.kind() == Token.Kind.SIGN
                && operator.text().length() == 1
                && "&|<>=".contains(operator.text());
        if (!known) {
            throw tokens.error(operator.span(), "expected one of & | < > =, found " + operator.describe());
        }
        Token value = tokens.expectNumber();
        if ((value.number() & ~0xff) != 0) {
            throw tokens.error(value.span(), "a byte is at most 255");
        }
        return new Expression.ByteTest(index, operator.text(), value.number(), tokens.since(start));
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
}
