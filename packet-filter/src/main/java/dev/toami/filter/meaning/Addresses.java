package dev.toami.filter.meaning;

import java.util.Optional;

import dev.toami.engine.Ipv6Address;
import dev.toami.engine.MacAddress;
import dev.toami.filter.syntax.Protocol;
import dev.toami.filter.syntax.Qualifiers.Direction;

/** Tests of the addresses of IPv4, ARP, RARP, IPv6 and Ethernet. */
final class Addresses {
    private Addresses() {}

    /** A test of the field at an offset. */
    private interface Field {
        Condition at(int offset);
    }

    private static Condition ends(Optional<Direction> direction, int source, int destination, Field field) {
        return switch (direction.orElse(Direction.SRC_OR_DST)) {
            case SRC -> field.at(source);
            case DST -> field.at(destination);
            case SRC_OR_DST -> Condition.any(field.at(source), field.at(destination));
            case SRC_AND_DST -> Condition.all(field.at(source), field.at(destination));
            default -> throw new IllegalArgumentException("no end of a conversation: " + direction);
        };
    }

    /** An IPv4 address as that of {@code protocol}, or of each that has such addresses. */
    static Condition ipv4(
            LinkLayer link, Optional<Protocol> protocol, Optional<Direction> direction, int address, int mask) {
        Field field = offset -> Condition.equal(link.payload(offset, 4), mask, address);
        Condition ip = Condition.all(link.carries(EtherTypes.IPV4), ends(direction, 12, 16, field));
        if (protocol.isEmpty() ? link.carriesIpOnly() : protocol.get() == Protocol.IP) {
            return ip;
        }
        Condition arp = Condition.all(link.carries(EtherTypes.ARP), ends(direction, 14, 24, field));
        Condition rarp = Condition.all(link.carries(EtherTypes.RARP), ends(direction, 14, 24, field));
        if (protocol.isEmpty()) {
            return Condition.any(ip, arp, rarp);
        }
        return protocol.get() == Protocol.ARP ? arp : rarp;
    }

    static Condition ipv6(LinkLayer link, Optional<Direction> direction, Ipv6Address address, Ipv6Address mask) {
        Field field = offset -> Condition.all(
                word(link, offset, mask.high() >>> 32, address.high() >>> 32),
                word(link, offset + 4, mask.high(), address.high()),
                word(link, offset + 8, mask.low() >>> 32, address.low() >>> 32),
                word(link, offset + 12, mask.low(), address.low()));
        return Condition.all(link.carries(EtherTypes.IPV6), ends(direction, 8, 24, field));
    }

    /** The low 32 bits; a word that is masked away wholly is not looked at. */
    private static Condition word(LinkLayer link, int offset, long mask, long value) {
        return (int) mask == 0 ? Condition.ALWAYS : Condition.equal(link.payload(offset, 4), (int) mask, (int) value);
    }

    static Condition mac(LinkLayer link, Optional<Direction> direction, MacAddress address) {
        Field field = offset -> Condition.all(
                Condition.equal(link.header(offset + 2, 4), (int) address.bits()),
                Condition.equal(link.header(offset, 2), (int) (address.bits() >>> 32)));
        return ends(direction, 6, 0, field);
    }
}
