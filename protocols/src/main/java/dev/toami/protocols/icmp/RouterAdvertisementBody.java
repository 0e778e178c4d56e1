package dev.toami.protocols.icmp;

import java.util.List;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a router advertisement is built with, behind an {@link Icmpv6Header}.
 *
 * @param managed addresses come by DHCPv6
 * @param otherConfiguration other configuration comes by DHCPv6
 * @param routerLifetime in seconds
 * @param reachableTime in milliseconds
 * @param retransmissionTimer in milliseconds
 */
public record RouterAdvertisementBody(
        int hopLimit,
        boolean managed,
        boolean otherConfiguration,
        int routerLifetime,
        long reachableTime,
        long retransmissionTimer,
        List<NdpOption> options)
        implements Icmpv6Body {
    public RouterAdvertisementBody {
        options = List.copyOf(options);
    }

    /** A body of zeros without options. */
    public static RouterAdvertisementBody empty() {
        return new RouterAdvertisementBody(0, false, false, 0, 0, 0, List.of());
    }

    @Override
    public Icmpv6Type messageType() {
        return Icmpv6Type.ROUTER_ADVERTISEMENT;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        NdpOptions.prepend(out, options);
        out.prepend(12)
                .u8(0, hopLimit)
                .u8(1, (managed ? 0x80 : 0) | (otherConfiguration ? 0x40 : 0))
                .u16(2, routerLifetime)
                .u32(4, reachableTime)
                .u32(8, retransmissionTimer);
    }
}
