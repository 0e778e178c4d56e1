package dev.toami.filter.syntax;

/** An address, name or number behind qualifiers, not looked up and, but for its form, not checked. */
public sealed interface Identifier {
    Span span();

    /** A name or a number. */
    sealed interface Code extends Identifier {}

    record Name(String text, Span span) implements Code {}

    record Numeral(int value, Span span) implements Code {}

    /** Two to four dotted numbers. */
    record Ipv4(String text, Span span) implements Identifier {}

    record Ipv4Prefix(String text, int prefixLength, Span span) implements Identifier {}

    record Ipv4Masked(String text, String mask, Span span) implements Identifier {}

    /** An IPv6 address; without a prefix length it has 128. */
    record Ipv6(String text, int prefixLength, Span span) implements Identifier {}

    record Mac(String text, Span span) implements Identifier {}

    /** The eight bits of a station on an ARCnet, {@code $5f}. */
    record Arcnet(int value, Span span) implements Identifier {}
}
