package dev.toami.filter.syntax;

import java.util.Optional;

/** What stands before an address, name or number. */
public record Qualifiers(Optional<Protocol> protocol, Optional<Direction> direction, Optional<Kind> kind, Span span) {
    /** Which end of a conversation, or which of the addresses of an 802.11 frame. */
    public enum Direction {
        SRC,
        DST,
        SRC_OR_DST,
        SRC_AND_DST,
        ADDR1,
        ADDR2,
        ADDR3,
        ADDR4,
        /** The receiver's. */
        RA,
        /** The transmitter's. */
        TA
    }

    /** What the identifier is. */
    public enum Kind {
        HOST,
        NET,
        PORT,
        PORTRANGE,
        PROTO,
        /** A protocol behind any number of extension headers. */
        PROTOCHAIN,
        /** A host that packets go through, but neither from nor to. */
        GATEWAY
    }
}
