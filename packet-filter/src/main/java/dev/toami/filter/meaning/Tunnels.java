package dev.toami.filter.meaning;

import java.util.OptionalInt;

import dev.toami.filter.bpf.Opcode;
import dev.toami.filter.meaning.Rule.Decision;

/**
 * Tests of Geneve (RFC 8926) and VXLAN (RFC 7348) over UDP on their own ports, by which later tests get into the tunnel:
 * its inside is a world of its own.
 *
 * <pre>
 *         0                 1        2              4     7        8
 * Geneve  |version|options/4|flags   |EtherType     |VNI  |reserved| options | inner frame
 * VXLAN   |flags            |reserved               |VNI  |reserved| inner frame
 * </pre>
 *
 * <p>Where the inner frame is depends on the packet: variables have it.
 */
final class Tunnels {
    private static final int UDP_HEADER = 8;
    private static final int DESTINATION_PORT = 2;

    private static final int GENEVE_PORT = 6081;
    private static final int GENEVE_VERSION = 0xc0;
    private static final int GENEVE_OPTIONS = 0x3f;
    private static final int GENEVE_TYPE = 2;
    /** Transparent Ethernet bridging: the inner frame is an Ethernet frame. */
    private static final int BRIDGING = 0x6558;

    private static final int VXLAN_PORT = 4789;
    /** There is a VNI, the only thing that there can be. */
    private static final int VXLAN_FLAGS = 0x08;

    private static final int VNI = 4;
    private static final int VNI_BITS = 0xffff_ff00;
    private static final int TUNNEL_HEADER = 8;

    private static final int ETHERNET_TYPE = 12;
    private static final int ETHERNET_HEADER = 14;

    private static final Decision ABSENT = new Decision.Outcome(false, 0);

    private int variables = LinkLayer.CONTENT_START.number() + 1;
    private Value.Variable tunnel;
    private Value.Variable header;
    private Value.Variable type;
    private Value.Variable content;

    private Value.Variable variable() {
        return new Value.Variable(variables++);
    }

    /** The part of the packet behind the network layer's header. */
    private interface Transport {
        Value at(int offset, int size);
    }

    /** The inside of the Geneve tunnel that {@link #geneve} is to test for next. */
    LinkLayer insideGeneve(Loads loads) {
        tunnel = variable();
        header = variable();
        type = variable();
        content = variable();
        return new TunnelLink(
                loads,
                Offset.behind(header, 0),
                Offset.behind(type, 0),
                Offset.behind(content, 0),
                Condition.not(new Condition.Test(header, Opcode.JEQ, content)));
    }

    /** Whether there is a tunnel, and the world inside it. */
    Decision geneve(LinkLayer link, OptionalInt vni, int world) {
        Decision inside = new Decision.Outcome(true, world);
        Value optionWords = Condition.masked(link.loads.at(Offset.behind(tunnel, 0), 1), GENEVE_OPTIONS);
        Value options = new Value.Operation(Opcode.LSH, optionWords, new Value.Constant(2));
        Decision ethernet = new Decision.Let(
                type,
                plus(header, ETHERNET_TYPE),
                new Decision.Let(content, plus(type, ETHERNET_HEADER - ETHERNET_TYPE), inside));
        Decision bare = new Decision.Let(type, plus(tunnel, GENEVE_TYPE), new Decision.Let(content, header, inside));
        Decision offsets = new Decision.Let(
                header,
                new Value.Operation(Opcode.ADD, plus(options, TUNNEL_HEADER), tunnel),
                new Decision.Branch(
                        Condition.equal(link.loads.at(Offset.behind(tunnel, GENEVE_TYPE), 2), BRIDGING),
                        ethernet,
                        bare));
        return overUdp(
                link,
                GENEVE_PORT,
                transport -> Condition.all(
                        Condition.equal(transport.at(UDP_HEADER, 1), GENEVE_VERSION, 0), isVni(transport, vni)),
                tunnel,
                UDP_HEADER,
                offsets);
    }

    /** The inside of the VXLAN tunnel that {@link #vxlan} is to test for next: always an Ethernet frame. */
    LinkLayer insideVxlan(Loads loads) {
        header = variable();
        return new EthernetLink(loads, Offset.behind(header, 0));
    }

    /** As {@link #geneve}. */
    Decision vxlan(LinkLayer link, OptionalInt vni, int world) {
        return overUdp(
                link,
                VXLAN_PORT,
                transport ->
                        Condition.all(Condition.equal(transport.at(UDP_HEADER, 1), VXLAN_FLAGS), isVni(transport, vni)),
                header,
                UDP_HEADER + TUNNEL_HEADER,
                new Decision.Outcome(true, world));
    }

    private static Condition isVni(Transport transport, OptionalInt vni) {
        return vni.isEmpty()
                ? Condition.ALWAYS
                : Condition.equal(transport.at(UDP_HEADER + VNI, 4), VNI_BITS, vni.getAsInt() << 8);
    }

    private interface TunnelTest {
        Condition of(Transport transport);
    }

    /** Lets a variable be so many bytes behind the start of the UDP header, if it is one of the tunnel. */
    private static Decision overUdp(
            LinkLayer link, int port, TunnelTest test, Value.Variable variable, int bytes, Decision next) {
        Transport overIpv4 = (offset, size) -> link.loads.behindIpv4(link.payload(), new Value.Constant(offset), size);
        Transport overIpv6 = (offset, size) -> link.payload(IpProtocols.IPV6_HEADER + offset, size);
        Condition ipv4 = Condition.all(
                IpProtocols.ipv4(link, IpProtocols.UDP),
                IpProtocols.isFirstFragment(link),
                Condition.equal(overIpv4.at(DESTINATION_PORT, 2), port),
                test.of(overIpv4));
        Condition ipv6 = Condition.all(
                link.carries(EtherTypes.IPV6),
                link.payloadIs(IpProtocols.IPV6_NEXT, 1, IpProtocols.UDP),
                Condition.equal(overIpv6.at(DESTINATION_PORT, 2), port),
                test.of(overIpv6));
        return new Decision.Branch(
                ipv4,
                new Decision.Let(variable, link.loads.behindIpv4(link.payload(), bytes), next),
                new Decision.Branch(
                        ipv6,
                        new Decision.Let(
                                variable, link.loads.base(link.payload().plus(IpProtocols.IPV6_HEADER + bytes)), next),
                        ABSENT));
    }

    private static Value plus(Value value, int bytes) {
        return new Value.Operation(Opcode.ADD, value, new Value.Constant(bytes));
    }
}
