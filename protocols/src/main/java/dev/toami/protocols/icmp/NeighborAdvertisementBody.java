package dev.toami.protocols.icmp;

import java.util.List;

import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a neighbour advertisement is built with, behind an {@link Icmpv6Header}.
 *
 * @param router the sender is a router
 * @param solicited it answers a solicitation
 * @param override a cached link-layer address is to be replaced
 */
public record NeighborAdvertisementBody(
        boolean router, boolean solicited, boolean override, Ipv6Address target, List<NdpOption> options)
        implements Icmpv6Body {
    public NeighborAdvertisementBody {
        options = List.copyOf(options);
    }

    /** A body of zeros without options. */
    public static NeighborAdvertisementBody empty() {
        return new NeighborAdvertisementBody(false, false, false, Ipv6Address.ANY, List.of());
    }

    public static NeighborAdvertisementBody of(
            boolean router, boolean solicited, boolean override, Ipv6Address target, NdpOption... options) {
        return new NeighborAdvertisementBody(router, solicited, override, target, List.of(options));
    }

    @Override
    public Icmpv6Type messageType() {
        return Icmpv6Type.NEIGHBOR_ADVERTISEMENT;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        NdpOptions.prepend(out, options);
        int flags = (router ? 0x80 : 0) | (solicited ? 0x40 : 0) | (override ? 0x20 : 0);
        out.prepend(20).u8(0, flags).bytes(4, target.toArray());
    }
}
