package dev.toami.protocols.build;

import java.util.Optional;

import dev.toami.engine.IpAddress;

/** A layer that leads the packet elsewhere than to the destination of its IP header. */
public interface Rerouting {
    /** Where it leads in the end, which checksums cover; empty if that is the IP header's destination. */
    Optional<IpAddress> finalDestination();
}
