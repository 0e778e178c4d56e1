package dev.toami.filter.syntax;

import java.util.Optional;

/** What stands before an address, name or number. */
public record Qualifiers(Optional<Protocol> protocol, Optional<Direction> direction, Optional<Kind> kind, Span span) {
    /** Which end of a conversation. */
    public enum Direction {
        SRC,
        DST,
        SRC_OR_DST,
        SRC_AND_DST
    }

    /** What the identifier is. */
    public enum Kind {
        HOST,
        NET,
        PORT,
        PORTRANGE,
        PROTO
    }
}
