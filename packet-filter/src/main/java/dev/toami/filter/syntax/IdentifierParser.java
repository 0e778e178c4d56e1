package dev.toami.filter.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.toami.engine.FilterSyntaxException;
import dev.toami.filter.syntax.Expression.Step;

/** Parses addresses, names and numbers and the lists of them. */
final class IdentifierParser {
    /** What is said of an identifier that stands alone. */
    static final String NEEDS_QUALIFIER = "needs a qualifier before it, such as host or port";

    private static final Set<String> CONNECTIVES = Set.of("and", "or", "not");

    private final Tokens tokens;

    IdentifierParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Whether what comes next, behind any {@code not} and opening parentheses, is an identifier: an address, a name, or a
     * number or word of Linux with which no arithmetic begins.
     */
    boolean isNext() {
        int at = 0;
        int open = 0;
        while (tokens.peek(at).is("not") || tokens.peek(at).is("(")) {
            open = tokens.peek(at).is("(") ? open + 1 : 0;
            at++;
        }
        Token token = tokens.peek(at);
        if (token.kind() != Token.Kind.NUMBER && token.linuxField() == null) {
            return token.isIdentifier();
        }
        at++;
        for (; open > 0 && tokens.peek(at).is(")"); open--) {
            at++;
        }
        Token next = tokens.peek(at);
        return next.kind() == Token.Kind.END || next.is(")") || next.is("and") || next.is("or");
    }

    /** An identifier, a negated one, or several in parentheses, all with the same qualifiers. */
    Expression parse(Qualifiers qualifiers) {
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
        Expression first = parse(qualifiers);
        if (opening.is("(") && !isNumber(first)) {
            throw tokens.error(opening.span(), "a list of identifiers cannot begin with a parenthesis");
        }
        List<Step> steps = new ArrayList<>();
        while (tokens.peek().is("and") || tokens.peek().is("or")) {
            boolean isAnd = tokens.take().is("and");
            Token next = tokens.peek();
            if (next.kind() == Token.Kind.KEYWORD && !next.is("not")) {
                String begin = "parentheses that begin with " + tokens.describe(opening);
                throw tokens.error(next.span(), begin + " hold addresses, names and numbers only");
            }
            steps.add(new Step(isAnd, parse(qualifiers)));
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
        if (qualifiers == null) {
            throw tokens.error(token.span(), tokens.describe(token) + " " + NEEDS_QUALIFIER);
        }
        if (!token.isIdentifier() && token.kind() != Token.Kind.NUMBER) {
            throw missing(qualifiers, token);
        }
        tokens.take();
        Identifier identifier = identifier(token);
        return new Expression.Qualified(qualifiers, identifier, identifier.span());
    }

    private FilterSyntaxException missing(Qualifiers qualifiers, Token found) {
        String what = qualifiers.kind().map(IdentifierParser::what).orElse("an address, a name or a kind such as port");
        String reason = "expected " + what + ", found " + tokens.describe(found);
        boolean word = found.kind() == Token.Kind.KEYWORD && !CONNECTIVES.contains(found.text());
        String hint = "; where it is a name, it is written \\" + found.text();
        return tokens.error(found.span(), word ? reason + hint : reason);
    }

    private static String what(Qualifiers.Kind kind) {
        return switch (kind) {
            case HOST -> "an address or a name";
            case NET -> "a network";
            case PORT -> "a port's number or name";
            case PORTRANGE -> "a range of ports such as 1-1023";
            case PROTO, PROTOCHAIN -> "a protocol's number or name";
            case GATEWAY -> "a host's name";
        };
    }

    private Identifier identifier(Token token) {
        Span span = token.span();
        return switch (token.kind()) {
            case NUMBER -> new Identifier.Numeral(token.number(), span);
            case ARCNET -> new Identifier.Arcnet(token.number(), span);
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
            if (tokens.peek().kind() != Token.Kind.IPV4) {
                throw tokens.expected("a dotted mask");
            }
            Token mask = tokens.take();
            return new Identifier.Ipv4Masked(token.text(), mask.text(), tokens.since(token.span()));
        }
        return new Identifier.Ipv4(token.text(), token.span());
    }
}
