package dev.toami.protocols;

import dev.toami.engine.Bytes;

/**
 * Recognizes a protocol by the bytes themselves, where no port tells. It must be cheap, and so strict that other payloads
 * hardly ever pass: a wrong name is worse than none.
 */
@FunctionalInterface
public interface Heuristic {
    /** @return the parser for {@code payload}, which is not empty, or null if it is not of this protocol */
    LayerParser recognize(Bytes payload);
}
