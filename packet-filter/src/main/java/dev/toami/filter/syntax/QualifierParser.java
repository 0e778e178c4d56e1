package dev.toami.filter.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.toami.filter.syntax.Expression.Step;
import dev.toami.filter.syntax.Qualifiers.Direction;
import dev.toami.filter.syntax.Qualifiers.Kind;

/** Parses qualifiers and the identifiers behind them. */
final class QualifierParser {
    private final Tokens tokens;

    QualifierParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether a direction or a kind comes next. */
    boolean isNext() {
        return tokens.peek().is("src")
                || tokens.peek().is("dst")
                || kind(tokens.peek()).isPresent();
    }

    Qualifiers parse(Optional<Protocol> protocol, Span start) {
        Optional<Direction> direction = direction();
        Optional<Kind> kind = kind(tokens.peek());
        if (kind.isPresent()) {
            Token token = tokens.take();
            if (kind.get() == Kind.PROTO && direction.isPresent()) {
                throw tokens.error(token.span(), "a protocol has no source or destination");
            }
        }
        return new Qualifiers(protocol, direction, kind, tokens.since(start));
    }

    private Optional<Direction> direction() {
        if (!tokens.peek().is("src") && !tokens.peek().is("dst")) {
            return Optional.empty();
        }
        boolean src = tokens.take().is("src");
        boolean and = tokens.peek().is("and");
        if (!and && !tokens.peek().is("or")) {
            return Optional.of(src ? Direction.SRC : Direction.DST);
        }
        tokens.take();
        tokens.expect(src ? "dst" : "src");
        return Optional.of(and ? Direction.SRC_AND_DST : Direction.SRC_OR_DST);
    }

    private static Optional<Kind> kind(Token token) {
        if (token.kind() != Token.Kind.KEYWORD) {
            return Optional.empty();
        }
        return switch (token.text()) {
            case "host" -> Optional.of(Kind.HOST);
            case "net" -> Optional.of(Kind.NET);
            case "port" -> Optional.of(Kind.PORT);
            case "portrange" -> Optional.of(Kind.PORTRANGE);
            case "proto" -> Optional.of(Kind.PROTO);
            default -> Optional.empty();
        };
    }

    /**
     * Whether what comes next, behind any {@code not} and opening parentheses, is an identifier: an address, a name, or a
     * number with which no arithmetic begins.
     */
    boolean isIdentifierNext() {
        int at = 0;
        int open = 0;
        while (tokens.peek(at).is("not") || tokens.peek(at).is("(")) {
            open = tokens.peek(at).is("(") ? open + 1 : 0;
            at++;
        }
        if (tokens.peek(at).kind() != Token.Kind.NUMBER) {
            return tokens.peek(at).isIdentifier();
        }
        at++;
        for (; open > 0 && tokens.peek(at).is(")"); open--) {
            at++;
        }
        Token next = tokens.peek(at);
        return next.kind() == Token.Kind.END || next.is(")") || next.is("and") || next.is("or");
    }

    /** An identifier, a negated one, or several in parentheses, all with the same qualifiers. */
    Expression identifier(Qualifiers qualifiers) {
        Span start = tokens.peek().span();
        boolean negated = false;
        while (tokens.takeIf("not")) {
            negated = !negated;
        }
        Expression operand = tokens.peek().is("(") ? list(qualifiers) : single(qualifiers);
        return negated ? new Expression.Not(operand, tokens.since(start)) : operand;
    }

    private Expression list(Qualifiers qualifiers) {
        Span start = tokens.expect("(").span();
        tokens.enter(start);
        Token opening = tokens.peek();
        Expression first = identifier(qualifiers);
        if (opening.is("(") && !isNumber(first)) {
            throw tokens.error(opening.span(), "a list of identifiers cannot begin with a parenthesis");
        }
        List<Step> steps = new ArrayList<>();
        while (tokens.peek().is("and") || tokens.peek().is("or")) {
            boolean isAnd = tokens.take().is("and");
            steps.add(new Step(isAnd, identifier(qualifiers)));
        }
        tokens.leave();
        tokens.expect(")");
        return steps.isEmpty() ? first : new Expression.Chain(first, List.copyOf(steps), tokens.since(start));
    }

    private static boolean isNumber(Expression expression) {
        return expression instanceof Expression.Qualified qualified
                && qualified.identifier() instanceof Identifier.Numeral;
    }

    private Expression single(Qualifiers qualifiers) {
        Token token = tokens.peek();
        if (!token.isIdentifier() && token.kind() != Token.Kind.NUMBER) {
            throw tokens.unexpected();
        }
        if (qualifiers == null) {
            throw tokens.error(token.span(), token.describe() + " needs a qualifier before it, such as host or port");
        }
        tokens.take();
        Identifier identifier = identifier(token);
        return new Expression.Qualified(qualifiers, identifier, identifier.span());
    }

    private Identifier identifier(Token token) {
        Span span = token.span();
        return switch (token.kind()) {
            case NUMBER -> new Identifier.Numeral(token.number(), span);
            case MAC -> new Identifier.Mac(token.text(), span);
            case IPV4 -> ipv4(token);
            case IPV6 -> {
                int prefixLength = tokens.takeIf("/") ? tokens.expectNumber().number() : 128;
                yield new Identifier.Ipv6(token.text(), prefixLength, tokens.since(span));
            }
            default -> new Identifier.Name(token.text(), span);
        };
    }

    private Identifier ipv4(Token token) {
        if (tokens.takeIf("/")) {
            int prefixLength = tokens.expectNumber().number();
            return new Identifier.Ipv4Prefix(token.text(), prefixLength, tokens.since(token.span()));
        }
        if (tokens.takeIf("mask")) {
            Token mask = tokens.take();
            if (mask.kind() != Token.Kind.IPV4) {
                throw tokens.error(mask.span(), "expected a dotted mask, found " + mask.describe());
            }
            return new Identifier.Ipv4Masked(token.text(), mask.text(), tokens.since(token.span()));
        }
        return new Identifier.Ipv4(token.text(), token.span());
    }
}
