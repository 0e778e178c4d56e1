package dev.toami.protocols;

import dev.toami.protocols.flow.EndpointKind;
import dev.toami.protocols.flow.Flow;

/** Marks what {@link Packet} takes for the transport layer; the outermost one counts. */
public interface TransportLayer {
    int sourcePort();

    int destinationPort();

    /** What the ports are ports of. */
    EndpointKind endpointKind();

    /** From source port to destination port. */
    default Flow flow() {
        return Flow.ofPorts(endpointKind(), sourcePort(), destinationPort());
    }
}
