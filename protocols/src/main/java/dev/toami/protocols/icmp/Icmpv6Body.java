package dev.toami.protocols.icmp;

import dev.toami.protocols.build.LayerValue;

/** What follows an {@link Icmpv6Header} and tells its type. */
public interface Icmpv6Body extends LayerValue {
    Icmpv6Type messageType();
}
