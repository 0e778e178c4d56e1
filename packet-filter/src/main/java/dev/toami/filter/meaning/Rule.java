package dev.toami.filter.meaning;

import java.util.List;

/**
 * A whole filter. Behind the first {@code vlan} of a live filter there are two worlds: the kernel took the tag out of the
 * bytes, or the tag is in the bytes and what follows it lies further back.
 */
public sealed interface Rule {
    /** A condition in each of the two worlds. */
    record Leaf(Condition plain, Condition tagged) implements Rule {}

    record Not(Rule operand) implements Rule {}

    /** Operands joined from left to right by connectives of one precedence. */
    record Chain(Rule first, List<Step> steps) implements Rule {}

    /** A connective and its right operand. */
    record Step(boolean isAnd, Rule operand) {}

    /**
     * The first {@code vlan} of a live filter, where the worlds part.
     *
     * @param present the kernel took a tag out
     * @param inMetadata the tag that it took out is the wanted one
     * @param inBytes a tag is in the bytes, and it is the wanted one; whether or not it holds, later tests are made as
     *     if there were one, as libpcap does
     */
    record OuterVlan(Condition present, Condition inMetadata, Condition inBytes) implements Rule {}
}
