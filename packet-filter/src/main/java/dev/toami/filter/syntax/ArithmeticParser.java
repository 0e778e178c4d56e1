package dev.toami.filter.syntax;

import dev.toami.filter.syntax.Arithmetic.Operator;

/** Parses arithmetic by precedence climbing. */
final class ArithmeticParser {
    private final Tokens tokens;

    ArithmeticParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether, where no name can be, an operand begins at the next token, parentheses aside. */
    boolean isNext() {
        Token token = tokens.peek();
        return token.kind() == Token.Kind.NUMBER
                || token.is("len")
                || token.is("-")
                || token.linuxField() != null
                || (token.protocol() != null && tokens.peek(1).is("["));
    }

    Arithmetic parse() {
        return rest(operand(), 0);
    }

    /** What follows {@code left}, of operators that bind tighter than {@code precedence}. */
    Arithmetic rest(Arithmetic left, int precedence) {
        Arithmetic result = left;
        while (true) {
            Operator operator = Operator.of(tokens.peek());
            if (operator == null || (!operator.isGreedy() && operator.precedence() <= precedence)) {
                return result;
            }
            Span span = tokens.take().span();
            tokens.enter(span);
            Arithmetic right = rest(operand(), operator.isGreedy() ? 0 : operator.precedence());
            tokens.leave();
            int depth = deeper(span, Math.max(result.depth(), right.depth()));
            result = new Arithmetic.Operation(
                    operator, result, right, result.span().to(right.span()), depth);
        }
    }

    private int deeper(Span where, int depth) {
        if (depth >= Tokens.MOST_OPERATIONS) {
            throw tokens.error(where, "more than " + Tokens.MOST_OPERATIONS + " operations in one another");
        }
        return depth + 1;
    }

    private Arithmetic operand() {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.NUMBER) {
            return new Arithmetic.Constant(token.number(), tokens.take().span());
        }
        if (token.is("len")) {
            return new Arithmetic.Length(tokens.take().span());
        }
        if (token.linuxField() != null) {
            return new Arithmetic.Linux(token.linuxField(), tokens.take().span());
        }
        if (token.is("-")) {
            tokens.take();
            tokens.enter(token.span());
            Arithmetic operand = rest(operand(), Operator.UNARY);
            tokens.leave();
            return new Arithmetic.Negation(operand, tokens.since(token.span()), deeper(token.span(), operand.depth()));
        }
        if (token.is("(")) {
            tokens.take();
            tokens.enter(token.span());
            Arithmetic inside = parse();
            tokens.leave();
            tokens.expect(")");
            return inside;
        }
        if (token.protocol() != null && tokens.peek(1).is("[")) {
            return load(tokens.take());
        }
        boolean joined = token.kind() == Token.Kind.NAME && token.text().indexOf('-') > 0;
        throw joined
                ? tokens.error(
                        token.span(), tokens.describe(token) + " is one word; a minus sign needs a space before it")
                : tokens.expected("a number, \"len\" or bytes such as ip[0]");
    }

    private Arithmetic load(Token protocol) {
        tokens.expect("[");
        tokens.enter(protocol.span());
        Arithmetic index = parse();
        tokens.leave();
        int size = 1;
        if (tokens.takeIf(":")) {
            Token number = tokens.expectNumber();
            size = number.number();
            if (size != 1 && size != 2 && size != 4) {
                throw tokens.error(number.span(), "a load has 1, 2 or 4 bytes");
            }
        }
        tokens.expect("]");
        int depth = deeper(protocol.span(), index.depth());
        return new Arithmetic.Load(protocol.protocol(), index, size, tokens.since(protocol.span()), depth);
    }
}
