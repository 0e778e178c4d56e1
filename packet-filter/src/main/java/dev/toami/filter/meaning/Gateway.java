package dev.toami.filter.meaning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.toami.engine.Ipv4Address;
import dev.toami.engine.MacAddress;
import dev.toami.filter.NameResolver;
import dev.toami.filter.syntax.Identifier;
import dev.toami.filter.syntax.Protocol;
import dev.toami.filter.syntax.Qualifiers;

/** IPv4, ARP and RARP packets that a host passes on: they have its MAC address, but none of its IPv4 addresses. */
final class Gateway {
    private static final Map<Protocol, Integer> ETHER_TYPES = Map.of(
            Protocol.IP, EtherTypes.IPV4,
            Protocol.ARP, EtherTypes.ARP,
            Protocol.RARP, EtherTypes.RARP);

    private Gateway() {}

    static Condition meaning(
            LinkLayer link, Qualifiers qualifiers, Identifier identifier, NameResolver names, Problems problems) {
        Optional<Protocol> protocol = qualifiers.protocol();
        problems.check(
                protocol.isEmpty() || ETHER_TYPES.containsKey(protocol.get()),
                qualifiers.span(),
                protocol.map(p -> "\"" + p + " gateway\" has no meaning").orElse(""));
        if (!(identifier instanceof Identifier.Name name)) {
            throw problems.at(identifier.span(), "\"gateway\" needs the name of a host");
        }
        MacAddress mac = names.macAddress(name.text())
                .orElseThrow(() -> problems.at(name.span(), "unknown Ethernet host \"" + name.text() + "\""));
        Condition onLink = link.addresses()
                .flatMap(addresses -> addresses.host(Optional.empty(), mac))
                .orElseThrow(() -> problems.at(qualifiers.span(), "there are no MAC addresses here"));
        List<Integer> hosts = names.hostAddresses(name.text()).stream()
                .filter(address -> address instanceof Ipv4Address)
                .map(address -> ((Ipv4Address) address).bits())
                .toList();
        problems.check(!hosts.isEmpty(), name.span(), "no IPv4 address of \"" + name.text() + "\" is known");
        Stream<Protocol> meant = protocol.stream();
        if (protocol.isEmpty()) {
            meant = link.carriesIpOnly()
                    ? Stream.of(Protocol.IP)
                    : ETHER_TYPES.keySet().stream().sorted();
        }
        return Condition.all(
                onLink, Condition.any(meant.map(p -> foreign(link, p, hosts)).toArray(Condition[]::new)));
    }

    /** A packet of the protocol that has none of the addresses. */
    private static Condition foreign(LinkLayer link, Protocol protocol, List<Integer> hosts) {
        Stream<Condition> none = hosts.stream()
                .map(host -> Condition.not(Addresses.ipv4(link, Optional.of(protocol), Optional.empty(), host, -1)));
        return Condition.all(Stream.concat(Stream.of(link.carries(ETHER_TYPES.get(protocol))), none)
                .toArray(Condition[]::new));
    }
}
