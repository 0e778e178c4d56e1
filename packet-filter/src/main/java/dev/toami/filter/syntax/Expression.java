package dev.toami.filter.syntax;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a filter says, as it is written. Immutable. */
public sealed interface Expression {
    Span span();

    /** Accepts every packet. */
    record Everything(Span span) implements Expression {}

    /** Operands joined from left to right by connectives of one precedence. Not nested, however long it is. */
    record Chain(Expression first, List<Step> steps, Span span) implements Expression {}

    /** A connective and its right operand. */
    record Step(boolean isAnd, Expression operand) {}

    record Not(Expression operand, Span span) implements Expression {}

    /** A protocol's keyword alone. */
    record Abbreviation(Protocol protocol, Span span) implements Expression {}

    /** Qualifiers, written or taken over from the left, and what they qualify. */
    record Qualified(Qualifiers qualifiers, Identifier identifier, Span span) implements Expression {}

    record Relation(Arithmetic left, Comparison comparison, Arithmetic right, Span span) implements Expression {}

    record Broadcast(Optional<Protocol> protocol, Span span) implements Expression {}

    record Multicast(Optional<Protocol> protocol, Span span) implements Expression {}

    /** {@code less} and {@code greater}. */
    record LengthLimit(boolean atMost, int length, Span span) implements Expression {}

    /** {@code byte index operator value}. */
    record ByteTest(int index, String operator, int value, Span span) implements Expression {}

    record Traffic(boolean inbound, Span span) implements Expression {}

    record InterfaceIndex(int index, Span span) implements Expression {}

    record Vlan(OptionalInt identifier, Span span) implements Expression {}

    record Mpls(OptionalInt label, Span span) implements Expression {}

    record PppoeDiscovery(Span span) implements Expression {}

    record PppoeSession(OptionalInt identifier, Span span) implements Expression {}
}
