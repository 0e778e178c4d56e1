package dev.toami.protocols.icmp;

import java.util.List;

import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.PacketBuffer;

/**
 * What a redirect is built with, behind an {@link Icmpv6Header}.
 *
 * @param target the better first hop
 */
public record RedirectBody(Ipv6Address target, Ipv6Address destination, List<NdpOption> options) implements Icmpv6Body {
    public RedirectBody {
        options = List.copyOf(options);
    }

    /** A body of zeros without options. */
    public static RedirectBody empty() {
        return new RedirectBody(Ipv6Address.ANY, Ipv6Address.ANY, List.of());
    }

    public static RedirectBody of(Ipv6Address target, Ipv6Address destination, NdpOption... options) {
        return new RedirectBody(target, destination, List.of(options));
    }

    @Override
    public Icmpv6Type messageType() {
        return Icmpv6Type.REDIRECT;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        NdpOptions.prepend(out, options);
        out.prepend(36).bytes(4, target.toArray()).bytes(20, destination.toArray());
    }
}
