package dev.toami.filter.syntax;

import java.util.List;

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
            throw error(peek().span(), "expected \"" + signOrKeyword + "\", found " + peek().describe());
        }
        return take();
    }

    Token expectNumber() {
        if (peek().kind() != Token.Kind.NUMBER) {
            throw error(peek().span(), "expected a number, found " + peek().describe());
        }
        return take();
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

    FilterSyntaxException unexpected() {
        Token token = peek();
        String reason = token.kind() == Token.Kind.KEYWORD && Keywords.isLater(token.text())
                ? token.describe() + " is not supported yet"
                : "unexpected " + (token.kind() == Token.Kind.END ? "end" : token.describe());
        return error(token.span(), reason);
    }

    FilterSyntaxException error(Span span, String reason) {
        return new FilterSyntaxException(text, span.start(), span.end(), reason);
    }
}
