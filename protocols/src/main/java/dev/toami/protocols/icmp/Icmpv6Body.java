package dev.toami.protocols.icmp;

import dev.toami.protocols.build.LayerValue;

/** What follows an {@link Icmpv6Header} and tells its type. */
public sealed interface Icmpv6Body extends LayerValue
        permits EchoBody,
                RouterSolicitationBody,
                RouterAdvertisementBody,
                NeighborSolicitationBody,
                NeighborAdvertisementBody,
                RedirectBody {
    Icmpv6Type messageType();
}
