package dev.toami.filter.meaning;

import java.util.Optional;

/**
 * No field for the protocol: an IP packet, its version in the first four bits where the link type does not tell. SLIP's
 * header, which systems make up, has none either; libpcap takes its first byte for the packet's.
 */
final class RawLink extends LinkLayer {
    private final boolean ipv4;
    private final boolean ipv6;
    private final boolean tellsDirection;

    private RawLink(Loads loads, int header, boolean ipv4, boolean ipv6, boolean tellsDirection) {
        super(loads, FrameLayout.plain(header));
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        this.tellsDirection = tellsDirection;
    }

    static LinkLayer either(Loads loads) {
        return new RawLink(loads, 0, true, true, false);
    }

    static LinkLayer ipv4(Loads loads) {
        return new RawLink(loads, 0, true, false, false);
    }

    static LinkLayer ipv6(Loads loads) {
        return new RawLink(loads, 0, false, true, false);
    }

    static LinkLayer slip(Loads loads) {
        return new RawLink(loads, 16, true, true, true);
    }

    static LinkLayer slipBsdos(Loads loads) {
        return new RawLink(loads, 24, true, true, false);
    }

    @Override
    Condition carries(int protocol) {
        if (protocol == EtherTypes.IPV4 && ipv4) {
            return ipv6 ? Condition.equal(header(0, 1), 0xf0, 0x40) : Condition.ALWAYS;
        }
        if (protocol == EtherTypes.IPV6 && ipv6) {
            return ipv4 ? Condition.equal(header(0, 1), 0xf0, 0x60) : Condition.ALWAYS;
        }
        return Condition.NEVER;
    }

    @Override
    Optional<Condition> direction(boolean inbound) {
        return tellsDirection ? Optional.of(Condition.equal(header(0, 1), inbound ? 0 : 1)) : Optional.empty();
    }
}
