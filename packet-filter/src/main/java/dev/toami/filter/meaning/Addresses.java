package dev.toami.filter.meaning;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.filter.syntax.Protocol;
import dev.toami.filter.syntax.Qualifiers.Direction;

/** Tests of the addresses of IPv4, ARP, RARP and IPv6. */
final class Addresses {
    private Addresses() {}

    /** A test of source, destination or both in the header of a protocol that has them at these offsets. */
    private interface Ends {
        Condition at(int source, int destination);
    }

    /** An IPv4 address as that of {@code protocol}, or of each that has such addresses. */
    static Condition ipv4(
            LinkLayer link, Optional<Protocol> protocol, Optional<Direction> direction, int address, int mask) {
        return ipv4(link, protocol, ipv4Ends(link, direction, address, mask));
    }

    /** Any of these addresses. */
    static Condition ipv4Hosts(
            LinkLayer link, Optional<Protocol> protocol, Optional<Direction> direction, List<Ipv4Address> addresses) {
        return ipv4(link, protocol, anyOf(addresses, address -> ipv4Ends(link, direction, address.bits(), -1)));
    }

    private static <A> Ends anyOf(List<A> addresses, Function<A, Ends> ends) {
        return (source, destination) -> Condition.any(addresses.stream()
                .map(address -> ends.apply(address).at(source, destination))
                .toArray(Condition[]::new));
    }

    private static Ends ipv4Ends(LinkLayer link, Optional<Direction> direction, int address, int mask) {
        return (source, destination) ->
                LinkAddresses.ends(direction, source, destination, offset -> word(link, offset, mask, address));
    }

    private static Condition ipv4(LinkLayer link, Optional<Protocol> protocol, Ends ends) {
        Condition ip = Condition.all(link.carries(EtherTypes.IPV4), ends.at(12, 16));
        if (protocol.isEmpty() ? link.carriesIpOnly() : protocol.get() == Protocol.IP) {
            return ip;
        }
        Condition arp = Condition.all(link.carries(EtherTypes.ARP), ends.at(14, 24));
        Condition rarp = Condition.all(link.carries(EtherTypes.RARP), ends.at(14, 24));
        if (protocol.isEmpty()) {
            return Condition.any(ip, arp, rarp);
        }
        return protocol.get() == Protocol.ARP ? arp : rarp;
    }

    static Condition ipv6(LinkLayer link, Optional<Direction> direction, Ipv6Address address, Ipv6Address mask) {
        return ipv6(link, ipv6Ends(link, direction, address, mask));
    }

    /** Any of these addresses. */
    static Condition ipv6Hosts(LinkLayer link, Optional<Direction> direction, List<Ipv6Address> addresses) {
        return ipv6(link, anyOf(addresses, address -> ipv6Ends(link, direction, address, address.netmask(128))));
    }

    private static Ends ipv6Ends(LinkLayer link, Optional<Direction> direction, Ipv6Address address, Ipv6Address mask) {
        LinkAddresses.Field field = offset -> Condition.all(
                word(link, offset, mask.high() >>> 32, address.high() >>> 32),
                word(link, offset + 4, mask.high(), address.high()),
                word(link, offset + 8, mask.low() >>> 32, address.low() >>> 32),
                word(link, offset + 12, mask.low(), address.low()));
        return (source, destination) -> LinkAddresses.ends(direction, source, destination, field);
    }

    private static Condition ipv6(LinkLayer link, Ends ends) {
        return Condition.all(link.carries(EtherTypes.IPV6), ends.at(8, 24));
    }

    /** The low 32 bits; a word that is masked away wholly is not looked at. */
    private static Condition word(LinkLayer link, int offset, long mask, long value) {
        return (int) mask == 0 ? Condition.ALWAYS : Condition.equal(link.payload(offset, 4), (int) mask, (int) value);
    }
}
