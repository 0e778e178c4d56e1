package dev.toami.protocols;

import dev.toami.engine.IpAddress;
import dev.toami.protocols.flow.Flow;

/** Marks what {@link Packet} takes for the network layer; the outermost one counts. */
public interface NetworkLayer {
    IpAddress source();

    IpAddress destination();

    /** From source to destination. */
    default Flow flow() {
        return Flow.of(source(), destination());
    }

    /** Who sends the datagram, which checksums cover: not the source if a mobile node is away from home (RFC 6275). */
    default IpAddress originalSource() {
        return source();
    }

    /** Where the datagram goes in the end, which checksums cover: not the destination if it is routed by its source. */
    default IpAddress finalDestination() {
        return destination();
    }
}
