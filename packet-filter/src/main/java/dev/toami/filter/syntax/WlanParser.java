package dev.toami.filter.syntax;

import java.util.Optional;

/** Parses what is asked of the frame control field of IEEE 802.11. */
final class WlanParser {
    private final Tokens tokens;

    WlanParser(Tokens tokens) {
        this.tokens = tokens;
    }

    boolean isNext() {
        return tokens.peek().is("type")
                || tokens.peek().is("subtype")
                || tokens.peek().is("dir");
    }

    Expression parse(Optional<Protocol> protocol, Span start) {
        if (tokens.takeIf("dir")) {
            Identifier.Code direction = tokens.expectCode();
            return new Expression.WlanDirection(protocol, direction, tokens.since(start));
        }
        if (tokens.takeIf("subtype")) {
            Identifier.Name subtype = tokens.expectName();
            return new Expression.WlanSubtype(protocol, subtype, tokens.since(start));
        }
        tokens.expect("type");
        Identifier.Code type = tokens.expectCode();
        Optional<Identifier.Code> subtype =
                tokens.takeIf("subtype") ? Optional.of(tokens.expectCode()) : Optional.empty();
        return new Expression.WlanType(protocol, type, subtype, tokens.since(start));
    }
}
