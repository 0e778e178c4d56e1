package dev.toami.filter.meaning;

import java.util.Optional;

import dev.toami.engine.Ipv6Address;
import dev.toami.filter.syntax.Protocol;
import dev.toami.filter.syntax.Qualifiers.Direction;

/** Tests of the addresses of IPv4, ARP, RARP and IPv6. */
final class Addresses {
    private Addresses() {}

    /** An IPv4 address as that of {@code protocol}, or of each that has such addresses. */
    static Condition ipv4(
            LinkLayer link, Optional<Protocol> protocol, Optional<Direction> direction, int address, int mask) {
        LinkAddresses.Field field = offset -> Condition.equal(link.payload(offset, 4), mask, address);
        Condition ip = Condition.all(link.carries(EtherTypes.IPV4), LinkAddresses.ends(direction, 12, 16, field));
        if (protocol.isEmpty() ? link.carriesIpOnly() : protocol.get() == Protocol.IP) {
            return ip;
        }
        Condition arp = Condition.all(link.carries(EtherTypes.ARP), LinkAddresses.ends(direction, 14, 24, field));
        Condition rarp = Condition.all(link.carries(EtherTypes.RARP), LinkAddresses.ends(direction, 14, 24, field));
        if (protocol.isEmpty()) {
            return Condition.any(ip, arp, rarp);
        }
        return protocol.get() == Protocol.ARP ? arp : rarp;
    }

    static Condition ipv6(LinkLayer link, Optional<Direction> direction, Ipv6Address address, Ipv6Address mask) {
        LinkAddresses.Field field = offset -> Condition.all(
                word(link, offset, mask.high() >>> 32, address.high() >>> 32),
                word(link, offset + 4, mask.high(), address.high()),
                word(link, offset + 8, mask.low() >>> 32, address.low() >>> 32),
                word(link, offset + 12, mask.low(), address.low()));
        return Condition.all(link.carries(EtherTypes.IPV6), LinkAddresses.ends(direction, 8, 24, field));
    }

    /** The low 32 bits; a word that is masked away wholly is not looked at. */
    private static Condition word(LinkLayer link, int offset, long mask, long value) {
        return (int) mask == 0 ? Condition.ALWAYS : Condition.equal(link.payload(offset, 4), (int) mask, (int) value);
    }
}
