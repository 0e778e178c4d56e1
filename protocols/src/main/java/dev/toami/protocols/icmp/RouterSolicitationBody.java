package dev.toami.protocols.icmp;

import java.util.List;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a router solicitation is built with, behind an {@link Icmpv6Header}.
 */
public record RouterSolicitationBody(List<NdpOption> options) implements Icmpv6Body {
    public RouterSolicitationBody {
        options = List.copyOf(options);
    }

    /** A body of zeros without options. */
    public static RouterSolicitationBody empty() {
        return new RouterSolicitationBody(List.of());
    }

    public static RouterSolicitationBody of(NdpOption... options) {
        return new RouterSolicitationBody(List.of(options));
    }

    @Override
    public Icmpv6Type messageType() {
        return Icmpv6Type.ROUTER_SOLICITATION;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        NdpOptions.prepend(out, options);
        out.prepend(4);
    }
}
