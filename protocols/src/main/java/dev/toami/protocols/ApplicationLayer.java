package dev.toami.protocols;

import dev.toami.engine.Bytes;

/** Marks what {@link Packet} takes for the application layer; the outermost one counts. */
public interface ApplicationLayer {
    /** All that the transport carries: the protocol's header and what that encloses. */
    Bytes bytes();
}
