package dev.toami.filter.syntax;

import java.util.List;
import java.util.Locale;

import dev.toami.engine.FilterSyntaxException;

/** The tokens of an expression and the place that the parser has come to. */
final class Tokens {
    /** More than people nest, and few enough for the stack of a thread with a quarter of a megabyte. */
    static final int DEEPEST = 100;

    /** The same for operations, of which a sum nests one for each operand. */
    static final int MOST_OPERATIONS = 200;

    private final String text;
    private final List<Token> tokens;
    private int at;
    private int depth;

    Tokens(String text) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
    }

    Token peek() {
        return tokens.get(at);
    }

    /** The token {@code distance} behind the next one, or the end. */
    Token peek(int distance) {
        return tokens.get(Math.min(at + distance, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    boolean takeIf(String signOrKeyword) {
        boolean found = peek().is(signOrKeyword);
        if (found) {
            at++;
        }
        return found;
    }

    Token expect(String signOrKeyword) {
        if (!peek().is(signOrKeyword)) {
            throw expected(Token.quote(signOrKeyword));
        }
        return take();
    }

    Token expectNumber() {
        if (peek().kind() != Token.Kind.NUMBER) {
            throw expected("a number");
        }
        return take();
    }

    Identifier.Name expectName() {
        if (peek().kind() != Token.Kind.NAME) {
            throw expected("a name");
        }
        Token token = take();
        return new Identifier.Name(token.text(), token.span());
    }

    Identifier.Code expectCode() {
        if (peek().kind() != Token.Kind.NUMBER && peek().kind() != Token.Kind.NAME) {
            throw expected("a name or a number");
        }
        return peek().kind() == Token.Kind.NAME ? expectName() : new Identifier.Numeral(peek().number(), take().span());
    }

    /** The span from {@code start} to the end of the token taken last. */
    Span since(Span start) {
        return at == 0 ? start : start.to(tokens.get(at - 1).span());
    }

    void enter(Span where) {
        if (++depth > DEEPEST) {
            throw error(where, "nested more than " + DEEPEST + " deep");
        }
    }

    void leave() {
        depth--;
    }

    /** The token taken last, null before the first. */
    Token last() {
        return at == 0 ? null : tokens.get(at - 1);
    }

    /** The next token is none of those that could be here. */
    FilterSyntaxException expected(String what) {
        Token found = peek();
        return error(found.span(), "expected " + what + ", found " + describe(found) + hint(found));
    }

    /** A token as it is written. */
    String describe(Token token) {
        return token.kind() == Token.Kind.END ? "the end" : describe(token.span());
    }

    String describe(Span span) {
        return Token.quote(text.substring(span.start(), span.end()));
    }

    boolean isKeywordInCapitals(Token token) {
        String lower = token.text().toLowerCase(Locale.ROOT);
        return token.kind() == Token.Kind.NAME && !lower.equals(token.text()) && Keywords.canonical(lower) != null;
    }

    private String hint(Token found) {
        return isKeywordInCapitals(found)
                ? "; keywords are in lower case: " + Token.quote(found.text().toLowerCase(Locale.ROOT))
                : "";
    }

    FilterSyntaxException error(Span span, String reason) {
        return new FilterSyntaxException(text, span.start(), span.end(), reason);
    }
}
