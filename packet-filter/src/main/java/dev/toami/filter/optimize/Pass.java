package dev.toami.filter.optimize;

import dev.toami.filter.flow.Node;
import dev.toami.filter.flow.Nodes;

/** A change of a decision graph that keeps its verdict on every packet. */
interface Pass {
    /** A graph with the same verdicts, made of {@code nodes}. */
    Node apply(Node start, Nodes nodes);

    /** Why the verdicts stay the same, in a sentence. */
    String why();
}
