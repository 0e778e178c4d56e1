package dev.toami.filter.meaning;

import java.util.Optional;

import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.AncillaryLoad;
import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.syntax.Expression;
import dev.toami.filter.syntax.Protocol;

/** What the primitives without an identifier mean. */
final class Primitives {
    /** {@code PACKET_OUTGOING}. */
    private static final int OUTGOING = 4;

    private final FilterTarget target;
    private final Problems problems;

    Primitives(FilterTarget target, Problems problems) {
        this.target = target;
        this.problems = problems;
    }

    Condition broadcast(LinkLayer link, Expression.Broadcast broadcast) {
        return switch (broadcast.protocol().orElse(Protocol.LINK)) {
            case LINK ->
                link.addresses()
                        .map(LinkAddresses::broadcast)
                        .orElseThrow(() -> problems.at(broadcast.span(), "the link has no broadcast address"));
            case IP -> ipBroadcast(link, broadcast);
            default -> throw problems.at(broadcast.span(), "only \"ether\" and \"ip\" have broadcasts");
        };
    }

    /** All bits of the destination that name no network are zeros, or all are ones. */
    private Condition ipBroadcast(LinkLayer link, Expression.Broadcast broadcast) {
        int hostMask = ~target.netmask()
                .orElseThrow(() -> problems.at(broadcast.span(), "\"ip broadcast\" needs a netmask"))
                .bits();
        problems.check(hostMask != 0, broadcast.span(), "the netmask leaves no broadcast address");
        Value host = Condition.masked(link.payload(16, 4), hostMask);
        return Condition.all(
                link.carries(EtherTypes.IPV4),
                Condition.any(Condition.equal(host, 0), Condition.equal(host, hostMask)));
    }

    Condition multicast(LinkLayer link, Expression.Multicast multicast) {
        return switch (multicast.protocol().orElse(Protocol.LINK)) {
            case LINK ->
                link.addresses()
                        .flatMap(LinkAddresses::multicast)
                        .orElseThrow(() -> problems.at(multicast.span(), "the link has no multicast addresses"));
            case IP -> Condition.all(link.carries(EtherTypes.IPV4), Condition.equal(link.payload(16, 1), 0xf0, 0xe0));
            case IP6 -> Condition.all(link.carries(EtherTypes.IPV6), link.payloadIs(24, 1, 0xff));
            default -> throw problems.at(multicast.span(), "only \"ether\", \"ip\" and \"ip6\" have multicasts");
        };
    }

    Condition lengthLimit(Expression.LengthLimit limit) {
        Value length = new Value.PacketLength();
        return limit.atMost()
                ? LinkLayer.atMost(length, limit.length())
                : Condition.test(length, Opcode.JGE, limit.length());
    }

    Condition byteTest(LinkLayer link, Expression.ByteTest test) {
        Value value = link.header(test.index(), 1);
        int number = test.value();
        return switch (test.operator()) {
            case "=" -> Condition.equal(value, number);
            case "<" -> Condition.not(Condition.test(value, Opcode.JGE, number));
            case ">" -> Condition.test(value, Opcode.JGT, number);
            case "&" -> Condition.test(value, Opcode.JSET, number);
            default ->
                Condition.not(Condition.equal(new Value.Operation(Opcode.OR, value, new Value.Constant(number)), 0));
        };
    }

    /** Only the outermost header can tell, also where tests before this one lead into a tunnel. */
    Condition traffic(LinkLayer outermost, Expression.Traffic traffic) {
        Optional<Condition> inHeader = outermost.direction(traffic.inbound());
        problems.check(
                inHeader.isPresent() || target.isLive(),
                traffic.span(),
                "files of this link type do not tell the direction");
        return inHeader.orElseGet(() -> {
            Condition outbound = Condition.equal(Loads.metadata(AncillaryLoad.PACKET_TYPE, 2), OUTGOING);
            return traffic.inbound() ? Condition.not(outbound) : outbound;
        });
    }

    /** As {@link #traffic}. */
    Condition interfaceIndex(LinkLayer outermost, Expression.InterfaceIndex index) {
        Optional<Value> inHeader = outermost.interfaceIndex();
        problems.check(
                inHeader.isPresent() || target.isLive(),
                index.span(),
                "files of this link type do not tell the interface");
        Value value = inHeader.orElseGet(() -> Loads.metadata(AncillaryLoad.INTERFACE_INDEX, 4));
        return Condition.equal(value, index.index());
    }
}
