package dev.toami.protocols.ip;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.engine.LinkType;
import dev.toami.protocols.Fragment;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.icmp.Icmpv6Echo;
import dev.toami.protocols.numbers.IpProtocol;
import dev.toami.protocols.transport.UdpDatagram;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class Ipv6PacketTest {
    private static byte[] packet(String name) {
        return Golden.named(name).bytes().slice(14).toArray();
    }

    @Test
    void gettersReadTheHeader() {
        Ipv6Packet ip = Golden.layer("ipv6-udp", Ipv6Packet.class);
        assertEquals(6, ip.version());
        assertEquals(10, ip.trafficClass());
        assertEquals(0x12345, ip.flowLabel());
        assertEquals(19, ip.payloadLength());
        assertEquals(IpProtocol.UDP, ip.nextHeader());
        assertEquals(64, ip.hopLimit());
        assertEquals(Ipv6Address.parse("2001:db8::1"), ip.source());
        assertEquals(Ipv6Address.parse("2001:db8:0:1::2"), ip.destination());
        assertEquals(ip.destination(), ip.finalDestination());
        assertEquals(Optional.empty(), ip.hopByHop());
        assertEquals(40, ip.contents().length());
        assertEquals(19, ip.payload().length());
        assertFalse(ip.isTruncated());
        assertEquals(LayerType.IPV6, ip.type());
    }

    @Test
    void hopByHopOptionsAreALayerAndPartOfTheHeader() {
        Packet packet = Golden.named("hop-by-hop").dissect();
        Ipv6Packet ip = packet.layer(Ipv6Packet.class).orElseThrow();
        Ipv6HopByHop options = packet.layer(Ipv6HopByHop.class).orElseThrow();
        assertFalse(packet.isTruncated());
        assertEquals(27, ip.payload().length());
        assertEquals(19, ip.payloadAfterHopByHop().length());
        assertEquals(options.contents(), ip.hopByHop().orElseThrow().contents());
        assertEquals(IpProtocol.ICMPV6, options.nextHeader());
        assertEquals(8, options.headerLength());
        assertEquals(
                List.of(Ipv6Option.routerAlert(0), new Ipv6Option(Ipv6Option.PADN, Bytes.empty())), options.options());
        assertEquals(11, packet.layer(Icmpv6Echo.class).orElseThrow().payload().length());
    }

    @Test
    void destinationOptions() {
        Ipv6Destination options = Golden.layer("destination-options", Ipv6Destination.class);
        assertEquals(IpProtocol.UDP, options.nextHeader());
        assertEquals(16, options.headerLength());
        assertEquals(
                List.of(0, 1, 0x1e, 0, 0),
                options.options().stream().map(Ipv6Option::type).toList());
        assertEquals(Bytes.of(0x55, 0x66, 0x77, 0x88), options.options().get(2).data());
    }

    @Test
    void routingHeaderOfType0() {
        Packet packet = Golden.named("routing-0").dissect();
        Ipv6Routing routing = packet.layer(Ipv6Routing.class).orElseThrow();
        Ipv6Address last = Ipv6Address.parse("2001:db8:0:2::3");
        assertEquals(0, routing.routingType());
        assertEquals(1, routing.segmentsLeft());
        assertEquals(List.of(last), routing.addresses());
        assertEquals(Optional.of(last), routing.finalDestination());
        assertEquals(last, packet.layer(Ipv6Packet.class).orElseThrow().finalDestination());
        assertEquals(20, routing.typeSpecificData().length());
    }

    @Test
    void routingHeaderOfAnotherTypeIsNotTheEnd() {
        for (int type = 1; type <= 255; type++) {
            byte[] bytes = Golden.named("routing-0").bytes().toArray();
            bytes[14 + 40 + 2] = (byte) type;
            Packet packet = Golden.ethernet(Bytes.wrap(bytes));
            Ipv6Routing routing = packet.layer(Ipv6Routing.class).orElseThrow();
            assertEquals(type, routing.routingType());
            assertEquals(List.of(), routing.addresses());
            assertEquals(type == 2 || type == 4, routing.finalDestination().isPresent());
            assertTrue(packet.transportLayer().isPresent());
        }
    }

    @Test
    void aSourceRouteHasWholeAddresses() {
        byte[] bytes = packet("routing-0");
        bytes[40 + 1] = 1;
        assertMalformed(
                Bytes.wrap(bytes).slice(40),
                Ipv6Routing::parse,
                "Invalid IPv6 source routing, length of type 0 packet 16");
    }

    @Test
    void fragmentHeader() {
        Packet packet = Golden.named("fragment-6").dissect();
        Ipv6Fragment header = packet.layer(Ipv6Fragment.class).orElseThrow();
        assertEquals(IpProtocol.UDP, header.nextHeader());
        assertEquals(8, header.fragmentOffset());
        assertTrue(header.isMoreFragments());
        assertFalse(header.isAtomic());
        assertEquals(0xcafe, header.identification());
        assertTrue(packet.layer(Fragment.class).isPresent());
    }

    @Test
    void noNextHeaderNeedsNoPayload() throws MalformedPacketException {
        byte[] bytes = packet("ipv6-no-next");
        bytes[5] = 0;
        Ipv6Packet ip = Ipv6Packet.parse(Bytes.wrap(bytes));
        assertEquals(0, ip.payloadLength());
        assertTrue(ip.payload().isEmpty());
        bytes[6] = 17;
        assertMalformed(Bytes.wrap(bytes), Ipv6Packet::parse, "IPv6 length 0, but next header is UDP, not HopByHop");
    }

    @Test
    void aLargePacketThatWaitsForSegmentationHasNoLength() throws MalformedPacketException {
        byte[] bytes = Arrays.copyOf(packet("ipv6-tcp"), 40 + 70_000);
        bytes[4] = 0;
        bytes[5] = 0;
        Ipv6Packet ip = Ipv6Packet.parse(Bytes.wrap(bytes));
        assertEquals(70_000, ip.payloadLength());
        assertFalse(ip.isTruncated());
    }

    @Test
    void jumboOptionsMustFitTheLength() {
        assertEquals("Jumbo length TLV data must have length 4", hopByHopError(0, "c2050102030405"));
        assertEquals("Jumbo length cannot be less than 65536", hopByHopError(0, "c2040000ffff"));
        assertEquals("IPv6 has jumbo length and IPv6 length is not 0", hopByHopError(27, "c20400010000"));
        assertEquals(
                "IPv6 length 0, but HopByHop header does not have jumbogram option", hopByHopError(0, "050200000100"));
    }

    private static String hopByHopError(int length, String options) {
        int size = options.length() / 2 > 6 ? 16 : 8;
        byte[] bytes = Arrays.copyOf(packet("hop-by-hop"), 40 + 40);
        bytes[5] = (byte) length;
        bytes[41] = (byte) (size / 8 - 1);
        Arrays.fill(bytes, 42, 40 + size, (byte) 0);
        Bytes.parseHex(options).copyTo(0, bytes, 42, options.length() / 2);
        Packet packet = Packet.dissect(Bytes.wrap(bytes), LinkType.RAW);
        assertTrue(packet.layer(Ipv6Packet.class).isPresent());
        assertEquals(
                LayerType.IPV6_HOP_BY_HOP,
                packet.errorLayer().orElseThrow().cause().layerType());
        assertTrue(packet.toString().contains(" = IPv6HopByHop\t"), packet::toString);
        return packet.errorLayer().orElseThrow().message();
    }

    @Test
    void optionsEndWithTheirHeader() {
        assertMalformed(
                Bytes.parseHex("11000107000000000000"), Ipv6Destination::parse, "IPv6 header TLV option too small");
        assertMalformed(Bytes.parseHex("1100010300000005"), Ipv6Destination::parse, "IPv6 header option too small");
        assertMalformed(
                Bytes.parseHex("11"), Ipv6HopByHop::parse, "Invalid ip6-extension header. Length 1 less than 2");
        assertMalformed(
                Bytes.parseHex("1101010400000000"),
                Ipv6HopByHop::parse,
                "Invalid ip6-extension header. Length 8 less than specified length 16");
        assertMalformed(
                Bytes.parseHex("1100"), Ipv6Fragment::parse, "Invalid ip6-fragment header. Length 2 less than 8");
        assertMalformed(Bytes.empty(), Ipv6Packet::parse, "Invalid ip6 header. Length 0 less than 40");
    }

    private static void assertMalformed(Bytes bytes, LayerParser parser, String message) {
        MalformedPacketException e = assertThrows(MalformedPacketException.class, () -> parser.parse(bytes));
        assertEquals(message, e.getMessage());
    }

    @Test
    void manyHeadersEndAsAPayload() {
        byte[] bytes = new byte[14 + 40 + (8 * 500)];
        System.arraycopy(Golden.named("destination-options").bytes().toArray(), 0, bytes, 0, 54);
        bytes[14 + 4] = (byte) ((8 * 500) >> 8);
        bytes[14 + 5] = (byte) (8 * 500);
        for (int at = 54; at < bytes.length; at += 8) {
            bytes[at] = 60;
            bytes[at + 2] = 1;
            bytes[at + 3] = 4;
        }
        List<Layer> layers = Golden.ethernet(Bytes.wrap(bytes)).layers();
        assertTrue(layers.size() <= 64);
        assertEquals(LayerType.PAYLOAD, layers.get(layers.size() - 1).type());
        assertTrue(Golden.ethernet(Bytes.wrap(bytes)).layer(UdpDatagram.class).isEmpty());
    }
}
