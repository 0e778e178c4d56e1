package dev.toami.protocols.flow;

import dev.toami.engine.IpAddress;

/**
 * From where to where: two endpoints of one kind. Immutable and a key for maps, one for each direction;
 * {@link #undirected()} is one for both.
 */
public record Flow(Endpoint source, Endpoint destination) {
    private static final long FNV_PRIME = 0x100000001b3L;

    public Flow {
        if (source.kind() != destination.kind()) {
            throw new IllegalArgumentException(
                    "a flow has endpoints of one kind, not " + source.kind() + " and " + destination.kind());
        }
    }

    public static Flow of(IpAddress source, IpAddress destination) {
        return new Flow(Endpoint.of(source), Endpoint.of(destination));
    }

    /** Between two ports of a kind. */
    public static Flow ofPorts(EndpointKind kind, int source, int destination) {
        return new Flow(Endpoint.port(kind, source), Endpoint.port(kind, destination));
    }

    /** The same, the other way round. */
    public Flow reverse() {
        return new Flow(destination, source);
    }

    /** This or {@link #reverse()}, whichever has the lower source: equal for both directions of a conversation. */
    public Flow undirected() {
        return source.compareTo(destination) <= 0 ? this : reverse();
    }

    /**
     * The same number for both directions: gopacket's {@code FastHash}, by which one conversation goes to one worker.
     * Unlike {@link #hashCode()} it is the same in every JVM.
     */
    public long fastHash() {
        return ((source.fnv() + destination.fnv()) ^ source.kind().code) * FNV_PRIME;
    }

    /** Source, an arrow, destination. */
    @Override
    public String toString() {
        return source + "->" + destination;
    }
}
