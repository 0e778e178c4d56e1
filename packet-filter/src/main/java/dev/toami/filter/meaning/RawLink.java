package dev.toami.filter.meaning;

import java.util.Optional;

import dev.toami.engine.LinkType;

/** No link header: an IP packet, its version in the first four bits where the link type does not tell. */
final class RawLink extends LinkLayer {
    private final boolean ipv4;
    private final boolean ipv6;

    private RawLink(Loads loads, boolean ipv4, boolean ipv6) {
        super(loads, 0);
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    static Optional<LinkLayer> forType(LinkType type, Loads loads) {
        boolean any = type.equals(LinkType.RAW);
        boolean ipv4 = any || type.equals(LinkType.IPV4);
        boolean ipv6 = any || type.equals(LinkType.IPV6);
        return ipv4 || ipv6 ? Optional.of(new RawLink(loads, ipv4, ipv6)) : Optional.empty();
    }

    @Override
    Condition carries(int protocol) {
        if (protocol == EtherTypes.IPV4 && ipv4) {
            return ipv6 ? Condition.equal(payload(0, 1), 0xf0, 0x40) : Condition.ALWAYS;
        }
        if (protocol == EtherTypes.IPV6 && ipv6) {
            return ipv4 ? Condition.equal(payload(0, 1), 0xf0, 0x60) : Condition.ALWAYS;
        }
        return Condition.NEVER;
    }
}
