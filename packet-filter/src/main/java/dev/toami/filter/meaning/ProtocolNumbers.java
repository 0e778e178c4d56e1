package dev.toami.filter.meaning;

import java.util.OptionalInt;
import java.util.function.Function;

import dev.toami.filter.NameResolver;
import dev.toami.filter.syntax.Identifier;
import dev.toami.filter.syntax.Protocol;
import dev.toami.filter.syntax.Qualifiers;

/** What {@code proto} and {@code protochain} mean: which protocol another one carries, by name or number. */
final class ProtocolNumbers {
    private final NameResolver names;
    private final Problems problems;

    ProtocolNumbers(NameResolver names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    Condition protocol(LinkLayer link, Qualifiers qualifiers, Identifier identifier) {
        if (qualifiers.protocol().isEmpty()) {
            return IpProtocols.either(link, ipProtocol(identifier));
        }
        Protocol outer = qualifiers.protocol().get();
        return switch (outer) {
            case LINK -> link.carries(linkProtocol(link, identifier));
            case IP -> IpProtocols.ipv4(link, ipProtocol(identifier));
            case IP6 -> IpProtocols.ipv6(link, ipProtocol(identifier));
            case ISO -> link.carriesIso(number(identifier, Iso::byName, 0xff, "a protocol of ISO"));
            case ISIS ->
                Iso.isis(link, number(identifier, name -> OptionalInt.empty(), Iso.PDU_TYPES, "a PDU type of IS-IS"));
            default -> throw problems.at(qualifiers.span(), "\"" + outer + " proto\" has no meaning");
        };
    }

    /** A protocol in the fixed header or behind any number of extension headers. */
    Condition chain(LinkLayer link, Qualifiers qualifiers, Identifier identifier) {
        problems.check(
                !link.hasVariableHeader(),
                qualifiers.span(),
                "behind a header of variable length there is no \"protochain\"");
        if (qualifiers.protocol().isEmpty()) {
            int number = ipProtocol(identifier);
            return Condition.any(ipv4Chain(link, number), ipv6Chain(link, number));
        }
        Protocol outer = qualifiers.protocol().get();
        return switch (outer) {
            case IP -> ipv4Chain(link, ipProtocol(identifier));
            case IP6 -> ipv6Chain(link, ipProtocol(identifier));
            default -> throw problems.at(qualifiers.span(), "\"" + outer + " protochain\" has no meaning");
        };
    }

    private static Condition ipv4Chain(LinkLayer link, int number) {
        return Condition.all(
                link.carries(EtherTypes.IPV4),
                Condition.equal(link.loads.chain(link.payload(), false, number), number));
    }

    private static Condition ipv6Chain(LinkLayer link, int number) {
        return Condition.all(
                link.carries(EtherTypes.IPV6), Condition.equal(link.loads.chain(link.payload(), true, number), number));
    }

    private int ipProtocol(Identifier identifier) {
        return number(identifier, names::protocol, 0xff, "an IP protocol number");
    }

    private int linkProtocol(LinkLayer link, Identifier identifier) {
        int number = number(identifier, EtherTypes::byName, 0xffff, "an EtherType");
        problems.check(
                !link.hasAccessPoints() || number <= 0xff || number > LinkLayer.MAX_LLC_LENGTH,
                identifier.span(),
                "neither an EtherType nor a service access point");
        return number;
    }

    private int number(Identifier identifier, Function<String, OptionalInt> byName, int most, String what) {
        if (identifier instanceof Identifier.Numeral numeral) {
            int number = numeral.value();
            problems.check(number >= 0 && number <= most, numeral.span(), what + " is at most " + most);
            return number;
        }
        if (!(identifier instanceof Identifier.Name name)) {
            throw problems.at(identifier.span(), "a protocol is a name or a number");
        }
        return byName.apply(name.text())
                .orElseThrow(() -> problems.at(name.span(), "unknown protocol \"" + name.text() + "\""));
    }
}
