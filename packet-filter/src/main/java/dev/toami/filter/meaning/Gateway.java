package dev.toami.filter.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.toami.engine.Ipv4Address;
import dev.toami.engine.MacAddress;
import dev.toami.filter.NameResolver;
import dev.toami.filter.syntax.Identifier;
import dev.toami.filter.syntax.Protocol;
import dev.toami.filter.syntax.Qualifiers;

/** Packets that a host passes on: they have its MAC address, but none of its IPv4 addresses. */
final class Gateway {
    private static final Set<Protocol> PROTOCOLS = Set.of(Protocol.IP, Protocol.ARP, Protocol.RARP);

    private Gateway() {}

    static Condition meaning(
            LinkLayer link, Qualifiers qualifiers, Identifier identifier, NameResolver names, Problems problems) {
        Optional<Protocol> protocol = qualifiers.protocol();
        problems.check(
                protocol.isEmpty() || PROTOCOLS.contains(protocol.get()),
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
        List<Condition> hosts = new ArrayList<>();
        names.hostAddresses(name.text()).stream()
                .filter(address -> address instanceof Ipv4Address)
                .map(address -> ((Ipv4Address) address).bits())
                .forEach(bits -> hosts.add(Addresses.ipv4(link, protocol, Optional.empty(), bits, -1)));
        problems.check(!hosts.isEmpty(), name.span(), "no IPv4 address of \"" + name.text() + "\" is known");
        return Condition.all(onLink, Condition.not(new Condition.Any(hosts)));
    }
}
