package dev.toami.protocols.multicast;

import java.util.List;

import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.icmp.Icmpv6Body;
import dev.toami.protocols.icmp.Icmpv6Type;

/**
 * What a multicast listener query of version 2 is built with, behind an ICMPv6 header.
 *
 * @param robustness 3 bits
 */
public record MldV2QueryBody(
        int maximumResponseCode,
        Ipv6Address group,
        boolean suppressRouterProcessing,
        int robustness,
        int queryIntervalCode,
        List<Ipv6Address> sources)
        implements Icmpv6Body {
    public MldV2QueryBody {
        sources = List.copyOf(sources);
        if (robustness < 0 || robustness > 7) {
            throw new IllegalArgumentException("a robustness variable has 3 bits: " + robustness);
        }
    }

    /** A query about all groups. */
    public static MldV2QueryBody empty() {
        return of(Ipv6Address.ANY);
    }

    /** A query with the times of RFC 3810: ten seconds to answer, 125 to the next query. */
    public static MldV2QueryBody of(Ipv6Address group, Ipv6Address... sources) {
        return new MldV2QueryBody(10_000, group, false, 2, 125, List.of(sources));
    }

    @Override
    public Icmpv6Type messageType() {
        return Icmpv6Type.MULTICAST_LISTENER_QUERY;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        out.prepend(MldV2Query.HEADER_LENGTH + Ipv6Address.LENGTH * sources.size());
        out.u16(0, maximumResponseCode).bytes(MldMessage.GROUP, group.toArray());
        out.u8(20, (suppressRouterProcessing ? 8 : 0) | robustness).u8(21, queryIntervalCode);
        out.u16(22, sources.size());
        int at = MldV2Query.HEADER_LENGTH;
        for (Ipv6Address source : sources) {
            out.bytes(at, source.toArray());
            at += Ipv6Address.LENGTH;
        }
    }
}
