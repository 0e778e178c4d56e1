package dev.toami.protocols.multicast;

import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.icmp.Icmpv6Body;
import dev.toami.protocols.icmp.Icmpv6Type;

/**
 * What a multicast listener query, report or done of version 1 is built with, behind an ICMPv6 header.
 *
 * @param maximumResponseDelay in milliseconds, of a query
 */
public record MldBody(Icmpv6Type messageType, int maximumResponseDelay, Ipv6Address group) implements Icmpv6Body {
    /** A query about all groups. */
    public static MldBody empty() {
        return query(0, Ipv6Address.ANY);
    }

    public static MldBody query(int maximumResponseDelay, Ipv6Address group) {
        return new MldBody(Icmpv6Type.MULTICAST_LISTENER_QUERY, maximumResponseDelay, group);
    }

    public static MldBody report(Ipv6Address group) {
        return new MldBody(Icmpv6Type.MULTICAST_LISTENER_REPORT, 0, group);
    }

    public static MldBody done(Ipv6Address group) {
        return new MldBody(Icmpv6Type.MULTICAST_LISTENER_DONE, 0, group);
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(MldMessage.LENGTH).u16(0, maximumResponseDelay).bytes(MldMessage.GROUP, group.toArray());
    }
}
