package dev.toami.filter.syntax;

import java.util.Optional;
import java.util.Set;

import dev.toami.filter.syntax.Qualifiers.Direction;
import dev.toami.filter.syntax.Qualifiers.Kind;

/** Parses the qualifiers before an identifier. */
final class QualifierParser {
    private static final Set<Kind> WITH_DIRECTION = Set.of(Kind.HOST, Kind.NET, Kind.PORT, Kind.PORTRANGE);

    private final Tokens tokens;

    QualifierParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether a direction or a kind comes next. */
    boolean isNext() {
        return direction(tokens.peek()).isPresent() || kind(tokens.peek()).isPresent();
    }

    Qualifiers parse(Optional<Protocol> protocol, Span start) {
        Optional<Direction> direction = direction();
        Optional<Kind> kind = kind(tokens.peek());
        if (kind.isPresent()) {
            if (direction.isPresent() && !WITH_DIRECTION.contains(kind.get())) {
                String before = tokens.describe(tokens.last());
                throw tokens.error(
                        tokens.peek().span(), tokens.describe(tokens.peek()) + " has no direction such as " + before);
            }
            tokens.take();
        }
        return new Qualifiers(protocol, direction, kind, tokens.since(start));
    }

    private Optional<Direction> direction() {
        Optional<Direction> direction = direction(tokens.peek());
        if (direction.isEmpty()) {
            return direction;
        }
        boolean src = tokens.take().is("src");
        boolean and = tokens.peek().is("and");
        boolean joined = and || tokens.peek().is("or");
        if (!joined || (!src && direction.get() != Direction.DST)) {
            return direction;
        }
        tokens.take();
        tokens.expect(src ? "dst" : "src");
        return Optional.of(and ? Direction.SRC_AND_DST : Direction.SRC_OR_DST);
    }

    private static Optional<Direction> direction(Token token) {
        return switch (token.kind() == Token.Kind.KEYWORD ? token.text() : "") {
            case "src" -> Optional.of(Direction.SRC);
            case "dst" -> Optional.of(Direction.DST);
            case "addr1" -> Optional.of(Direction.ADDR1);
            case "addr2" -> Optional.of(Direction.ADDR2);
            case "addr3" -> Optional.of(Direction.ADDR3);
            case "addr4" -> Optional.of(Direction.ADDR4);
            case "ra" -> Optional.of(Direction.RA);
            case "ta" -> Optional.of(Direction.TA);
            default -> Optional.empty();
        };
    }

    private static Optional<Kind> kind(Token token) {
        return switch (token.kind() == Token.Kind.KEYWORD ? token.text() : "") {
            case "host" -> Optional.of(Kind.HOST);
            case "net" -> Optional.of(Kind.NET);
            case "port" -> Optional.of(Kind.PORT);
            case "portrange" -> Optional.of(Kind.PORTRANGE);
            case "proto" -> Optional.of(Kind.PROTO);
            case "protochain" -> Optional.of(Kind.PROTOCHAIN);
            case "gateway" -> Optional.of(Kind.GATEWAY);
            default -> Optional.empty();
        };
    }
}
