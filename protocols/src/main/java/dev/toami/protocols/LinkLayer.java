package dev.toami.protocols;

import java.util.Optional;

import dev.toami.protocols.flow.Flow;

/** Marks what {@link Packet} takes for the link layer; the outermost one counts. */
public interface LinkLayer {
    /** From which station to which, if the header has both. */
    default Optional<Flow> flow() {
        return Optional.empty();
    }
}
