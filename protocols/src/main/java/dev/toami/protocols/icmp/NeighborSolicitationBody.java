package dev.toami.protocols.icmp;

import java.util.List;

import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a neighbour solicitation is built with, behind an {@link Icmpv6Header}.
 */
public record NeighborSolicitationBody(Ipv6Address target, List<NdpOption> options) implements Icmpv6Body {
    public NeighborSolicitationBody {
        options = List.copyOf(options);
    }

    /** A body of zeros without options. */
    public static NeighborSolicitationBody empty() {
        return new NeighborSolicitationBody(Ipv6Address.ANY, List.of());
    }

    public static NeighborSolicitationBody of(Ipv6Address target, NdpOption... options) {
        return new NeighborSolicitationBody(target, List.of(options));
    }

    @Override
    public Icmpv6Type messageType() {
        return Icmpv6Type.NEIGHBOR_SOLICITATION;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        NdpOptions.prepend(out, options);
        out.prepend(20).bytes(4, target.toArray());
    }
}
