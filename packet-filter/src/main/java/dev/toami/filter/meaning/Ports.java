package dev.toami.filter.meaning;

import java.util.List;
import java.util.Optional;

import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.syntax.Qualifiers.Direction;

/** Tests of TCP, UDP and SCTP ports, over IPv6 without extension headers and over IPv4. */
final class Ports {
    static final List<Integer> ALL_TRANSPORTS = List.of(IpProtocols.TCP, IpProtocols.UDP, IpProtocols.SCTP);

    private Ports() {}

    static Condition inRange(
            LinkLayer link, Optional<Direction> direction, int first, int last, List<Integer> transports) {
        Condition ipv6 = Condition.all(
                link.carries(EtherTypes.IPV6),
                isOneOf(link.payload(IpProtocols.IPV6_NEXT, 1), transports),
                ends(direction, port(link.payload(40, 2), first, last), port(link.payload(42, 2), first, last)));
        Value source = link.loads.behindIpv4(link.payload(), new Value.Constant(0), 2);
        Value destination = link.loads.behindIpv4(link.payload(), new Value.Constant(2), 2);
        Condition ipv4 = Condition.all(
                link.carries(EtherTypes.IPV4),
                isOneOf(link.payload(IpProtocols.IPV4_PROTOCOL, 1), transports),
                IpProtocols.isFirstFragment(link),
                ends(direction, port(source, first, last), port(destination, first, last)));
        return Condition.any(ipv6, ipv4);
    }

    private static Condition ends(Optional<Direction> direction, Condition source, Condition destination) {
        return switch (direction.orElse(Direction.SRC_OR_DST)) {
            case SRC -> source;
            case DST -> destination;
            case SRC_OR_DST -> Condition.any(source, destination);
            case SRC_AND_DST -> Condition.all(source, destination);
            default -> throw new IllegalArgumentException("no end of a conversation: " + direction);
        };
    }

    private static Condition isOneOf(Value value, List<Integer> numbers) {
        return Condition.any(
                numbers.stream().map(n -> Condition.equal(value, n)).toArray(Condition[]::new));
    }

    private static Condition port(Value value, int first, int last) {
        return first == last
                ? Condition.equal(value, first)
                : Condition.all(Condition.test(value, Opcode.JGE, first), LinkLayer.atMost(value, last));
    }
}
