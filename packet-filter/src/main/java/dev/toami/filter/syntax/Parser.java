package dev.toami.filter.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    private final IdentifierParser identifiers;
    private final PrimitiveParser primitives;
    private final WlanParser wlan;

    private Parser(String text) {
        tokens = new Tokens(text);
        arithmetic = new ArithmeticParser(tokens);
        qualifiers = new QualifierParser(tokens);
        identifiers = new IdentifierParser(tokens);
        primitives = new PrimitiveParser(tokens);
        wlan = new WlanParser(tokens);
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
            throw leftOver();
        }
        return expression;
    }

    private FilterSyntaxException leftOver() {
        Token found = tokens.peek();
        boolean protocol = tokens.last().protocol() != null;
        if (protocol && (found.isIdentifier() || found.kind() == Token.Kind.NUMBER)) {
            return tokens.error(found.span(), tokens.describe(found) + " " + IdentifierParser.NEEDS_QUALIFIER);
        } else if (found.is(")")) {
            return tokens.error(found.span(), "no parenthesis is open that this one could close");
        } else if (found.is("/")) {
            return tokens.error(found.span(), "a prefix length needs an address with dots or colons before it");
        }
        return tokens.expected("\"and\", \"or\" or the end");
    }

    private Expression requireExpression(Term term) {
        if (term.expression() == null) {
            throw notCompared(term.arithmetic());
        }
        return term.expression();
    }

    private FilterSyntaxException notCompared(Arithmetic arithmetic) {
        return arithmetic instanceof Arithmetic.Constant
                ? tokens.error(
                        arithmetic.span(),
                        "a number needs a comparison behind it, or a qualifier before it, such as host or port")
                : tokens.expected("a comparison");
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
            if (identifiers.isNext()) {
                Expression operand = identifiers.parse(left);
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
            return new Term(identifiers.parse(head), null, head);
        }
        if (tokens.takeIf("broadcast")) {
            return Term.of(new Expression.Broadcast(Optional.ofNullable(protocol), tokens.since(token.span())));
        }
        if (tokens.takeIf("multicast")) {
            return Term.of(new Expression.Multicast(Optional.ofNullable(protocol), tokens.since(token.span())));
        }
        if (wlan.isNext()) {
            return Term.of(wlan.parse(Optional.ofNullable(protocol), token.span()));
        }
        if (protocol != null) {
            return Term.of(new Expression.Abbreviation(protocol, token.span()));
        }
        Expression primitive = primitives.parse();
        if (primitive == null) {
            throw noPrimitive(token);
        }
        return Term.of(primitive);
    }

    private FilterSyntaxException noPrimitive(Token found) {
        Token next = tokens.peek(1);
        if (found.isIdentifier() && Comparison.of(next) != null) {
            return tokens.error(
                    found.span(),
                    tokens.describe(found) + " cannot be compared; numbers, \"len\" and bytes such as tcp[0] can");
        } else if (found.isIdentifier() && !tokens.isKeywordInCapitals(found)) {
            return tokens.error(found.span(), tokens.describe(found) + " " + IdentifierParser.NEEDS_QUALIFIER);
        }
        return tokens.expected("a primitive such as tcp or host 10.0.0.1");
    }

    private Term parenthesis(Qualifiers before) {
        Span start = tokens.expect("(").span();
        tokens.enter(start);
        Term inside = chain(before);
        tokens.leave();
        if (!tokens.takeIf(")")) {
            throw tokens.expected("\"and\", \"or\" or \")\"");
        }
        return inside.expression() != null
                ? new Term(inside.expression(), null, before)
                : relation(arithmetic.rest(inside.arithmetic(), 0));
    }

    /** The relation that {@code left} begins, or {@code left} alone if a parenthesis ends behind it. */
    private Term relation(Arithmetic left) {
        Token sign = tokens.peek();
        Comparison comparison = Comparison.of(sign);
        if (comparison == null) {
            if (sign.is(")")) {
                return new Term(null, left, null);
            }
            throw notCompared(left);
        }
        tokens.take();
        Token next = tokens.peek();
        if (next.span().start() == sign.span().end() && (Comparison.of(next) != null || next.is("not"))) {
            Span both = sign.span().to(next.span());
            throw tokens.error(both, tokens.describe(both) + " is no comparison; there are = == != < <= > >=");
        }
        Arithmetic right = arithmetic.parse();
        return Term.of(
                new Expression.Relation(left, comparison, right, left.span().to(right.span())));
    }
}
