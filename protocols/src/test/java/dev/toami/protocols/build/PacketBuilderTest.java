package dev.toami.protocols.build;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.engine.LinkType;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.icmp.EchoBody;
import dev.toami.protocols.icmp.Icmpv4Header;
import dev.toami.protocols.icmp.Icmpv6Header;
import dev.toami.protocols.icmp.Icmpv6Message;
import dev.toami.protocols.icmp.NdpOption;
import dev.toami.protocols.icmp.NeighborSolicitationBody;
import dev.toami.protocols.icmp.RedirectBody;
import dev.toami.protocols.icmp.RouterAdvertisementBody;
import dev.toami.protocols.icmp.RouterSolicitationBody;
import dev.toami.protocols.ip.Ipv4Header;
import dev.toami.protocols.ip.Ipv4Option;
import dev.toami.protocols.ip.Ipv4Packet;
import dev.toami.protocols.ip.Ipv6DestinationHeader;
import dev.toami.protocols.ip.Ipv6FragmentHeader;
import dev.toami.protocols.ip.Ipv6Header;
import dev.toami.protocols.ip.Ipv6HopByHopHeader;
import dev.toami.protocols.ip.Ipv6Option;
import dev.toami.protocols.ip.Ipv6Packet;
import dev.toami.protocols.ip.Ipv6RoutingHeader;
import dev.toami.protocols.link.EthernetHeader;
import dev.toami.protocols.numbers.IpProtocol;
import dev.toami.protocols.transport.TcpFlag;
import dev.toami.protocols.transport.TcpHeader;
import dev.toami.protocols.transport.TcpOption;
import dev.toami.protocols.transport.TcpSegment;
import dev.toami.protocols.transport.UdpDatagram;
import dev.toami.protocols.transport.UdpHeader;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is filled in when packets are built, what is kept as set by hand, and what is refused. */
class PacketBuilderTest {
    private static final Ipv4Address A = Ipv4Address.of(192, 0, 2, 1);
    private static final Ipv4Address B = Ipv4Address.of(198, 51, 100, 2);
    private static final Ipv6Address A6 = Ipv6Address.parse("2001:db8::1");
    private static final Ipv6Address B6 = Ipv6Address.parse("2001:db8:0:1::2");
    private static final Ipv6Address C6 = Ipv6Address.parse("2001:db8:0:2::3");
    private static final Payload DATA = Payload.of((byte) 1, (byte) 2, (byte) 3);

    private static Packet build(LayerValue... layers) {
        return Golden.ethernet(PacketBuilder.build(layers));
    }

    @Test
    void everyEmptyHeaderIsFilledIn() {
        Packet tcp = build(EthernetHeader.empty(), Ipv4Header.empty(), TcpHeader.empty());
        Ipv4Packet ip = tcp.layer(Ipv4Packet.class).orElseThrow();
        assertEquals(4, ip.version());
        assertEquals(20, ip.headerLength());
        assertEquals(40, ip.totalLength());
        assertEquals(IpProtocol.TCP, ip.protocol());
        assertEquals(ChecksumStatus.GOOD, ip.checksumStatus());
        TcpSegment segment = tcp.layer(TcpSegment.class).orElseThrow();
        assertEquals(20, segment.headerLength());
        assertEquals(ChecksumStatus.GOOD, segment.checksumStatus(ip));

        Packet udp = build(EthernetHeader.empty(), Ipv6Header.empty(), UdpHeader.empty(), DATA);
        Ipv6Packet ip6 = udp.layer(Ipv6Packet.class).orElseThrow();
        assertEquals(6, ip6.version());
        assertEquals(11, ip6.payloadLength());
        assertEquals(IpProtocol.UDP, ip6.nextHeader());
        assertEquals(
                ChecksumStatus.GOOD, udp.layer(UdpDatagram.class).orElseThrow().checksumStatus(ip6));
    }

    @Test
    void everyEmptyValueCanBeRead() {
        LayerValue[][] packets = {
            {Ipv4Header.empty(), Icmpv4Header.empty()},
            {Ipv4Header.empty(), Ipv4Header.empty(), UdpHeader.empty()},
            {Ipv4Header.empty(), Ipv6Header.empty(), TcpHeader.empty()},
            {Ipv6Header.empty(), Ipv4Header.empty(), TcpHeader.empty()},
            {Ipv6Header.empty(), Ipv6HopByHopHeader.empty(), UdpHeader.empty()},
            {Ipv6Header.empty(), Ipv6DestinationHeader.empty(), UdpHeader.empty()},
            {Ipv6Header.empty(), Ipv6RoutingHeader.empty(), UdpHeader.empty()},
            {Ipv6Header.empty(), Ipv6FragmentHeader.empty(), UdpHeader.empty()},
            {Ipv6Header.empty(), Icmpv6Header.empty(), EchoBody.empty()},
            {Ipv6Header.empty(), Icmpv6Header.empty(), RouterSolicitationBody.empty()},
            {Ipv6Header.empty(), Icmpv6Header.empty(), RouterAdvertisementBody.empty()},
            {Ipv6Header.empty(), Icmpv6Header.empty(), NeighborSolicitationBody.empty()},
            {Ipv6Header.empty(), Icmpv6Header.empty(), RedirectBody.empty()},
        };
        for (LayerValue[] values : packets) {
            Packet packet = Packet.dissect(PacketBuilder.build(values), LinkType.RAW);
            assertTrue(packet.errorLayer().isEmpty(), packet::toString);
            assertEquals(values.length, packet.layers().size(), packet::toString);
            assertFalse(packet.isTruncated(), packet::toString);
        }
    }

    @Test
    void checksumGoesThroughExtensionHeaders() {
        Packet packet = build(
                EthernetHeader.empty(),
                Ipv6Header.of(A6, B6),
                Ipv6HopByHopHeader.of(Ipv6Option.routerAlert(0)),
                Ipv6DestinationHeader.empty(),
                Ipv6RoutingHeader.sourceRoute(1, B6, C6),
                TcpHeader.of(1, 2, TcpFlag.SYN),
                DATA);
        NetworkLayer ip = packet.networkLayer().orElseThrow();
        assertEquals(C6, ip.finalDestination());
        assertEquals(
                ChecksumStatus.GOOD,
                packet.layer(TcpSegment.class).orElseThrow().checksumStatus(ip));
    }

    @Test
    void aMobileNodesHomeAddressCounts() {
        Packet packet = build(
                EthernetHeader.empty(),
                Ipv6Header.of(A6, B6),
                Ipv6DestinationHeader.of(Ipv6Option.homeAddress(C6)),
                UdpHeader.of(1, 2));
        NetworkLayer ip = packet.networkLayer().orElseThrow();
        assertEquals(C6, ip.originalSource());
        assertEquals(B6, ip.finalDestination());
        UdpDatagram udp = packet.layer(UdpDatagram.class).orElseThrow();
        assertEquals(ChecksumStatus.GOOD, udp.checksumStatus(ip));
        byte[] bytes = packet.frame().bytes().toArray();
        bytes[14 + 40 + 4] ^= 1;
        Packet other = Golden.ethernet(Bytes.wrap(bytes));
        assertEquals(
                ChecksumStatus.BAD,
                other.layer(UdpDatagram.class)
                        .orElseThrow()
                        .checksumStatus(other.networkLayer().orElseThrow()));
    }

    @Test
    void aRoutingHeaderOfAnOuterPacketDoesNotCount() {
        Packet packet = build(
                EthernetHeader.empty(),
                Ipv6Header.of(A6, B6),
                Ipv6RoutingHeader.sourceRoute(1, C6),
                Ipv6Header.of(B6, A6),
                UdpHeader.of(1, 2));
        List<Layer> layers = packet.layers();
        UdpDatagram udp = packet.layer(UdpDatagram.class).orElseThrow();
        assertEquals(ChecksumStatus.GOOD, udp.checksumStatus((Ipv6Packet) layers.get(3)));
        assertEquals(ChecksumStatus.BAD, udp.checksumStatus((Ipv6Packet) layers.get(1)));
    }

    @Test
    void segmentRoutingEndsAtTheFirstSegmentOfTheList() {
        byte[] data = new byte[4 + 32];
        System.arraycopy(C6.toArray(), 0, data, 4, 16);
        System.arraycopy(B6.toArray(), 0, data, 20, 16);
        Packet packet = build(
                EthernetHeader.empty(),
                Ipv6Header.of(A6, B6),
                Ipv6RoutingHeader.of(4, 1, Bytes.wrap(data)),
                UdpHeader.of(1, 2));
        NetworkLayer ip = packet.networkLayer().orElseThrow();
        assertEquals(C6, ip.finalDestination());
        assertEquals(
                ChecksumStatus.GOOD,
                packet.layer(UdpDatagram.class).orElseThrow().checksumStatus(ip));
    }

    @Test
    void whatIsSetByHandIsKept() {
        Packet packet = build(
                EthernetHeader.empty(),
                Ipv4Header.builder()
                        .version(7)
                        .totalLength(999)
                        .checksum(0xbeef)
                        .nextProtocol(IpProtocol.TCP)
                        .reservedFlag(true)
                        .build(),
                TcpHeader.builder().checksum(0xdead).headerLength(20).build());
        Ipv4Packet ip = packet.layer(Ipv4Packet.class).orElseThrow();
        assertEquals(7, ip.version());
        assertEquals(999, ip.totalLength());
        assertTrue(ip.isTruncated());
        assertTrue(ip.isReservedFlag());
        assertEquals(0xbeef, ip.checksum());
        assertEquals(ChecksumStatus.BAD, ip.checksumStatus());
        TcpSegment tcp = packet.layer(TcpSegment.class).orElseThrow();
        assertEquals(0xdead, tcp.checksum());
        assertEquals(ChecksumStatus.UNVERIFIED, tcp.checksumStatus(ip));
        Ipv6Packet ip6 = build(
                        EthernetHeader.empty(),
                        Ipv6Header.builder()
                                .version(5)
                                .payloadLength(77)
                                .nextHeader(IpProtocol.ICMPV4)
                                .build(),
                        UdpHeader.of(1, 2).withLength(9).withChecksum(3))
                .layer(Ipv6Packet.class)
                .orElseThrow();
        assertEquals(5, ip6.version());
        assertEquals(77, ip6.payloadLength());
        assertEquals(IpProtocol.ICMPV4, ip6.nextHeader());
        Icmpv6Message message = build(
                        EthernetHeader.empty(),
                        Ipv6Header.empty(),
                        Icmpv6Header.empty().withChecksum(5))
                .layer(Icmpv6Message.class)
                .orElseThrow();
        assertEquals(5, message.checksum());
    }

    @Test
    void aHeaderLengthThatIsTooSmallIsMalformed() {
        Packet packet = build(
                EthernetHeader.empty(), Ipv4Header.builder().headerLength(16).build(), TcpHeader.empty());
        assertEquals(
                "Invalid (too small) IP header length (4 < 5)",
                packet.errorLayer().orElseThrow().message());
        packet = build(
                EthernetHeader.empty(),
                Ipv4Header.empty(),
                TcpHeader.builder().headerLength(0).build());
        assertEquals(
                "Invalid TCP data offset 0 < 5",
                packet.errorLayer().orElseThrow().message());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        refuses("IPv4 options take at most 40 bytes, not 80", () -> Ipv4Header.builder()
                .options(List.of(option(38), option(38)))
                .build());
        refuses("TCP options take at most 40 bytes, not 42", () -> TcpHeader.builder()
                .options(List.of(new TcpOption.Other(99, Bytes.wrap(new byte[40]))))
                .build());
        refuses(
                "a fragment offset is a multiple of 8 from 0 to 65528: 9",
                () -> Ipv4Header.builder().fragmentOffset(9).build());
        refuses(
                "a flow label has 20 bits: 1048576",
                () -> Ipv6Header.builder().flowLabel(1 << 20).build());
        refuses(
                "a version has 4 bits: 16",
                () -> Ipv4Header.builder().version(16).build());
        refuses(
                "value 65556 at offset 2 does not fit: the largest is 65535",
                () -> build(EthernetHeader.empty(), Ipv4Header.empty(), Payload.of(new byte[65536])));
        refuses(
                "value 65536 at offset 4 does not fit: the largest is 65535",
                () -> build(EthernetHeader.empty(), Ipv6Header.empty(), Payload.of(new byte[65536])));
        refuses("value 65536 at offset 0 does not fit: the largest is 65535", () -> build(TcpHeader.of(65536, 0)));
        refuses(
                "a routing header's data has 4 bytes and a multiple of 8, not 3",
                () -> Ipv6RoutingHeader.of(0, 0, Bytes.of(1, 2, 3)));
        refuses(
                "a neighbour discovery option has at most 2038 bytes of data, not 2039",
                () -> build(RouterSolicitationBody.of(new NdpOption.Other(7, Bytes.wrap(new byte[2039])))));
        refuses("identifier and sequence number have 16 bits: 65536, 0", () -> Icmpv4Header.echoRequest(65536, 0));
        refuses(
                "a TCP header length is a multiple of 4 from 0 to 60: 64",
                () -> TcpHeader.builder().headerLength(64).build());
    }

    private static Ipv4Option option(int length) {
        return new Ipv4Option(7, Bytes.wrap(new byte[length]));
    }

    private static void refuses(String message, org.junit.jupiter.api.function.Executable action) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, action).getMessage());
    }

    @Test
    void aJumbogramHasNoLengthsOfSixteenBits() {
        byte[] data = new byte[70_000];
        Bytes bytes = PacketBuilder.build(
                EthernetHeader.empty(),
                Ipv6Header.of(A6, B6),
                Ipv6HopByHopHeader.of(Ipv6Option.jumboPayload(70_016)),
                UdpHeader.of(1, 2),
                Payload.of(data));
        Packet packet = Golden.ethernet(bytes);
        Ipv6Packet ip = packet.layer(Ipv6Packet.class).orElseThrow();
        assertEquals(70_016, ip.payloadLength());
        assertEquals(70_016, ip.payload().length());
        assertFalse(packet.isTruncated());
        UdpDatagram udp = packet.layer(UdpDatagram.class).orElseThrow();
        assertEquals(0, udp.declaredLength());
        assertEquals(data.length, udp.payload().length());
        assertEquals(ChecksumStatus.GOOD, udp.checksumStatus(ip));
        assertTrue(Golden.ethernet(bytes.slice(0, 70_000)).isTruncated());
    }

    @Test
    void aChecksumOfZeroIsSentAsOnes() {
        Ipv4Header ip = Ipv4Header.of(A, B);
        for (int port = 0; port < 0x10000; port++) {
            Bytes bytes = PacketBuilder.build(ip, UdpHeader.of(port, 53));
            UdpDatagram udp =
                    Packet.dissect(bytes, LinkType.RAW).layer(UdpDatagram.class).orElseThrow();
            if (udp.checksum() == 0xffff) {
                Ipv4Packet packet = Packet.dissect(bytes, LinkType.RAW)
                        .layer(Ipv4Packet.class)
                        .orElseThrow();
                assertEquals(ChecksumStatus.GOOD, udp.checksumStatus(packet));
                return;
            }
            assertTrue(udp.checksum() != 0);
        }
        throw new AssertionError("no port gave a checksum of zero");
    }

    @Test
    void icmpv6TypeIsTakenFromTheBody() {
        Packet packet =
                build(EthernetHeader.empty(), Ipv6Header.of(A6, B6), Icmpv6Header.empty(), EchoBody.reply(7, 8), DATA);
        Icmpv6Message message = packet.layer(Icmpv6Message.class).orElseThrow();
        assertEquals(129, message.messageType().value());
        assertEquals(
                ChecksumStatus.GOOD,
                message.checksumStatus(packet.networkLayer().orElseThrow()));
    }
}
