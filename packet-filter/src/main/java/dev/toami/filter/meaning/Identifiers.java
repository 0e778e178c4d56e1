package dev.toami.filter.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.toami.engine.IpAddress;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.engine.MacAddress;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.syntax.Expression.Qualified;
import dev.toami.filter.syntax.Identifier;
import dev.toami.filter.syntax.Protocol;
import dev.toami.filter.syntax.Qualifiers;
import dev.toami.filter.syntax.Qualifiers.Kind;
import dev.toami.filter.syntax.Span;

/** What an address, a name or a number means behind its qualifiers. */
final class Identifiers {
    private static final Set<Protocol> WITH_IPV4 = Set.of(Protocol.IP, Protocol.ARP, Protocol.RARP);

    private final FilterTarget target;
    private final Problems problems;
    private final PortNames ports;
    private final LinkHosts linkHosts;
    private final ProtocolNumbers protocols;

    Identifiers(FilterTarget target, Problems problems) {
        this.target = target;
        this.problems = problems;
        this.ports = new PortNames(target.names(), problems);
        this.linkHosts = new LinkHosts(target, problems);
        this.protocols = new ProtocolNumbers(target.names(), problems);
    }

    Condition meaning(LinkLayer link, Qualified qualified) {
        Qualifiers qualifiers = qualified.qualifiers();
        linkHosts.checkDirection(link, qualifiers);
        if (qualified.identifier() instanceof Identifier.Arcnet station) {
            return linkHosts.station(link, qualifiers, station);
        }
        return switch (qualifiers.kind().orElse(Kind.HOST)) {
            case HOST, NET -> address(link, qualifiers, qualified.identifier());
            case PORT -> port(link, qualifiers, ports.port(qualified.identifier(), transport(qualifiers)));
            case PORTRANGE -> port(link, qualifiers, ports.range(qualified.identifier(), transport(qualifiers)));
            case PROTO -> protocols.protocol(link, qualifiers, qualified.identifier());
            case PROTOCHAIN -> protocols.chain(link, qualifiers, qualified.identifier());
            case GATEWAY -> Gateway.meaning(link, qualifiers, qualified.identifier(), target.names(), problems);
        };
    }

    private Condition address(LinkLayer link, Qualifiers qualifiers, Identifier identifier) {
        boolean isNet = qualifiers.kind().equals(Optional.of(Kind.NET));
        Span span = identifier.span();
        if (qualifiers.protocol().equals(Optional.of(Protocol.DECNET))) {
            problems.check(
                    !isNet || identifier instanceof Identifier.Numeral, qualifiers.span(), "DECnet has no networks");
            return Decnet.host(link, qualifiers.direction(), identifier, problems);
        }
        if (identifier instanceof Identifier.Mac mac) {
            problems.check(
                    LinkHosts.isMeant(qualifiers),
                    span,
                    "a MAC address needs \"ether host\", \"ether src\" or \"ether dst\"");
            return linkHosts.mac(link, qualifiers, MacAddress.parse(mac.text()), span);
        } else if (identifier instanceof Identifier.Ipv4 ipv4) {
            Dotted dotted = dotted(ipv4.text(), span);
            return ipv4(link, qualifiers, dotted.network(), dotted.mask(), span);
        } else if (identifier instanceof Identifier.Numeral number) {
            Dotted dotted = isNet ? Dotted.shortNetwork(number.value()) : new Dotted(number.value(), 32);
            return ipv4(link, qualifiers, dotted.network(), dotted.mask(), span);
        } else if (identifier instanceof Identifier.Ipv6 ipv6) {
            return ipv6(link, qualifiers, ipv6, isNet);
        } else if (identifier instanceof Identifier.Name name) {
            return isNet ? networkName(link, qualifiers, name) : hostName(link, qualifiers, name);
        }
        problems.check(isNet, span, "a mask is for networks only");
        return identifier instanceof Identifier.Ipv4Prefix prefix
                ? ipv4Prefix(link, qualifiers, prefix)
                : ipv4Masked(link, qualifiers, (Identifier.Ipv4Masked) identifier);
    }

    private Dotted dotted(String text, Span span) {
        return Dotted.parse(text).orElseThrow(() -> problems.at(span, "not an IPv4 address: \"" + text + "\""));
    }

    private Condition ipv4Prefix(LinkLayer link, Qualifiers qualifiers, Identifier.Ipv4Prefix prefix) {
        int length = prefix.prefixLength();
        problems.check(length >= 0 && length <= 32, prefix.span(), "an IPv4 prefix has at most 32 bits");
        int mask = length == 0 ? 0 : -1 << (32 - length);
        return network(link, qualifiers, dotted(prefix.text(), prefix.span()).network(), mask, prefix.span());
    }

    private Condition ipv4Masked(LinkLayer link, Qualifiers qualifiers, Identifier.Ipv4Masked masked) {
        int network = dotted(masked.text(), masked.span()).network();
        return network(
                link, qualifiers, network, dotted(masked.mask(), masked.span()).network(), masked.span());
    }

    private Condition network(LinkLayer link, Qualifiers qualifiers, int network, int mask, Span span) {
        problems.check((network & ~mask) == 0, span, "bits of the address are set outside the mask");
        return ipv4(link, qualifiers, network, mask, span);
    }

    private Condition ipv4(LinkLayer link, Qualifiers qualifiers, int address, int mask, Span span) {
        Optional<Protocol> protocol = qualifiers.protocol();
        problems.check(
                protocol.isEmpty() || WITH_IPV4.contains(protocol.get()),
                span,
                protocol.map(p -> "\"" + p + "\" has no IPv4 addresses").orElse(""));
        return Addresses.ipv4(link, protocol, qualifiers.direction(), address, mask);
    }

    private Condition ipv6(LinkLayer link, Qualifiers qualifiers, Identifier.Ipv6 ipv6, boolean isNet) {
        Span span = ipv6.span();
        Ipv6Address address;
        try {
            address = Ipv6Address.parse(ipv6.text());
        } catch (IllegalArgumentException e) {
            throw problems.at(span, "not an IPv6 address: \"" + ipv6.text() + "\"");
        }
        int length = ipv6.prefixLength();
        problems.check(length >= 0 && length <= 128, span, "an IPv6 prefix has at most 128 bits");
        problems.check(isNet || length == 128, span, "a mask is for networks only");
        Ipv6Address mask = address.netmask(length);
        boolean inside = (address.high() & ~mask.high()) == 0 && (address.low() & ~mask.low()) == 0;
        problems.check(inside, span, "bits of the address are set outside the mask");
        checkIpv6(qualifiers, span);
        return Addresses.ipv6(link, qualifiers.direction(), address, mask);
    }

    private void checkIpv6(Qualifiers qualifiers, Span span) {
        Optional<Protocol> protocol = qualifiers.protocol();
        problems.check(
                protocol.isEmpty() || protocol.get() == Protocol.IP6,
                span,
                protocol.map(p -> "\"" + p + "\" has no IPv6 addresses").orElse(""));
    }

    private Condition networkName(LinkLayer link, Qualifiers qualifiers, Identifier.Name name) {
        int number = target.names()
                .network(name.text())
                .orElseThrow(() -> problems.at(name.span(), "unknown network \"" + name.text() + "\""));
        Dotted dotted = Dotted.shortNetwork(number);
        return ipv4(link, qualifiers, dotted.network(), dotted.mask(), name.span());
    }

    private Condition hostName(LinkLayer link, Qualifiers qualifiers, Identifier.Name name) {
        Span span = name.span();
        Optional<Protocol> protocol = qualifiers.protocol();
        if (protocol.equals(Optional.of(Protocol.LINK))) {
            MacAddress address = target.names()
                    .macAddress(name.text())
                    .orElseThrow(() -> problems.at(span, "unknown Ethernet host \"" + name.text() + "\""));
            return linkHosts.mac(link, qualifiers, address, span);
        }
        boolean wantsIpv4 = protocol.isEmpty() || WITH_IPV4.contains(protocol.get());
        boolean wantsIpv6 = protocol.isEmpty() || protocol.get() == Protocol.IP6;
        problems.check(
                wantsIpv4 || wantsIpv6,
                span,
                "\"" + protocol.map(Protocol::toString).orElse("") + "\" has no hosts");
        List<IpAddress> addresses = target.names().hostAddresses(name.text());
        List<Ipv4Address> ipv4 = wantsIpv4 ? select(addresses, Ipv4Address.class) : List.of();
        List<Ipv6Address> ipv6 = wantsIpv6 ? select(addresses, Ipv6Address.class) : List.of();
        List<Condition> found = new ArrayList<>();
        if (!ipv4.isEmpty()) {
            found.add(Addresses.ipv4Hosts(link, protocol, qualifiers.direction(), ipv4));
        }
        if (!ipv6.isEmpty()) {
            found.add(Addresses.ipv6Hosts(link, qualifiers.direction(), ipv6));
        }
        problems.check(!found.isEmpty(), span, "unknown host \"" + name.text() + "\"");
        return new Condition.Any(found);
    }

    /** The addresses of a family in order, so that a name means the same program whatever the resolver's order. */
    private static <A extends IpAddress> List<A> select(List<IpAddress> addresses, Class<A> family) {
        return addresses.stream()
                .filter(family::isInstance)
                .map(family::cast)
                .sorted()
                .toList();
    }

    private List<Integer> transport(Qualifiers qualifiers) {
        if (qualifiers.protocol().isEmpty()) {
            return Ports.ALL_TRANSPORTS;
        }
        return switch (qualifiers.protocol().get()) {
            case TCP -> List.of(IpProtocols.TCP);
            case UDP -> List.of(IpProtocols.UDP);
            case SCTP -> List.of(IpProtocols.SCTP);
            default ->
                throw problems.at(
                        qualifiers.span(), "\"" + qualifiers.protocol().get() + "\" has no ports");
        };
    }

    private static Condition port(LinkLayer link, Qualifiers qualifiers, PortNames.Range range) {
        return Ports.inRange(link, qualifiers.direction(), range.first(), range.last(), range.transports());
    }
}
