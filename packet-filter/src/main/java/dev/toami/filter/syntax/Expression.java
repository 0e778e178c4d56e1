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

    record Geneve(OptionalInt vni, Span span) implements Expression {}

    record Vxlan(OptionalInt vni, Span span) implements Expression {}

    /** A frame with an LLC header, of a type if one is named. */
    record Llc(Optional<Identifier.Name> type, Span span) implements Expression {}

    /** An 802.11 frame's type, and its subtype within that. A protocol before it says nothing more. */
    record WlanType(Optional<Protocol> protocol, Identifier.Code type, Optional<Identifier.Code> subtype, Span span)
            implements Expression {}

    /** An 802.11 frame's subtype, whose name implies the type. */
    record WlanSubtype(Optional<Protocol> protocol, Identifier.Name subtype, Span span) implements Expression {}

    /** Whether an 802.11 frame goes to or comes from the distribution system. */
    record WlanDirection(Optional<Protocol> protocol, Identifier.Code direction, Span span) implements Expression {}

    /** A field of a log of OpenBSD's packet filter. */
    record Pf(PfField field, Identifier.Code value, Span span) implements Expression {}

    /** A kind of traffic on ATM. */
    record Atm(AtmTraffic traffic, Span span) implements Expression {}

    /** A field of an ATM cell's header that passes one of the tests. */
    record AtmNumber(AtmField field, List<ValueTest> anyOf, Span span) implements Expression {}

    /** A kind of signal unit of SS7. */
    record Signal(SignalUnit unit, Span span) implements Expression {}

    /** A field of an SS7 message that passes one of the tests. */
    record SignalNumber(SignalField field, List<ValueTest> anyOf, Span span) implements Expression {}

    /** How a field is compared with a number. */
    record ValueTest(Comparison comparison, int value, Span span) {}
}
