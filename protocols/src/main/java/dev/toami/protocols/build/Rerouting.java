package dev.toami.protocols.build;

import java.util.Optional;

import dev.toami.engine.IpAddress;

/** A layer whose addresses stand for those of the IP header where checksums are concerned. */
public interface Rerouting {
    /** Who sends the packet; empty if that is the IP header's source. */
    default Optional<IpAddress> originalSource() {
        return Optional.empty();
    }

    /** Where the packet goes in the end; empty if that is the IP header's destination. */
    default Optional<IpAddress> finalDestination() {
        return Optional.empty();
    }
}
