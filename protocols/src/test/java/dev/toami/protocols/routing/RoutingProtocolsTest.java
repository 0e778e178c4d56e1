package dev.toami.protocols.routing;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Golden;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.ip.Ipv6Header;
import dev.toami.protocols.link.EthernetHeader;
import dev.toami.protocols.transport.UdpDatagram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RoutingProtocolsTest {
    private static NetworkLayer network(String name) {
        return Golden.named(name).dissect().networkLayer().orElseThrow();
    }

    @Test
    void ospfHeaders() {
        OspfPacket hello = Golden.layer("ospf-hello", OspfPacket.class);
        assertEquals(2, hello.version());
        assertEquals(OspfType.HELLO, hello.messageType());
        assertEquals(Ipv4Address.parse("203.0.113.1"), hello.routerId());
        assertEquals(Ipv4Address.parse("0.0.0.1"), hello.areaId());
        assertEquals(52, hello.declaredLength());
        assertEquals(7, Golden.layer("ospf3-hello", OspfPacket.class).instanceId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ospf-hello", "ospf-update", "ospf-ack", "ospf3-hello", "ospf3-update-prefixes"})
    void ospfChecksumsAreGood(String name) {
        assertEquals(ChecksumStatus.GOOD, Golden.layer(name, OspfPacket.class).checksumStatus(network(name)));
    }

    @Test
    void ospfWithCryptographicAuthenticationHasATrailer() {
        OspfPacket packet = Golden.layer("ospf-md5", OspfPacket.class);
        assertEquals(2, packet.authenticationType());
        assertEquals(ChecksumStatus.ABSENT, packet.checksumStatus(network("ospf-md5")));
        assertEquals(packet.declaredLength() + 16, packet.bytes().length());
        assertEquals(20, packet.body().length());
    }

    @Test
    void ospfAdvertisementsOfUnknownTypesAreBytes() {
        String text = Golden.layer("ospf-update-summary", OspfPacket.class).toString();
        assertTrue(text.contains("Content={ NetworkMask=4294967040 Metric=10}"), text);
        assertTrue(text.contains("LSType=10 ") && text.contains("Content=[0, 1, 2, 3]"), text);
    }

    @Test
    void ospfOfHostileLengths() throws MalformedPacketException {
        byte[] bytes = Golden.layer("ospf-update", OspfPacket.class).bytes().toArray();
        bytes[2] = (byte) 0xff;
        bytes[24] = (byte) 0xff;
        OspfPacket packet = OspfPacket.parse(Bytes.wrap(bytes));
        assertTrue(packet.isTruncated());
        assertTrue(packet.toString().contains("NumOfLSAs=4278190083 LSAs=[{"), packet.toString());
        bytes[2] = 0;
        bytes[3] = 0;
        assertTrue(OspfPacket.parse(Bytes.wrap(bytes)).toString().contains("Content=nil"));
        bytes[0] = 4;
        assertThrows(MalformedPacketException.class, () -> OspfPacket.parse(Bytes.wrap(bytes)));
    }

    @Test
    void vrrp() {
        VrrpAdvertisement v2 = Golden.layer("vrrp-v2", VrrpAdvertisement.class);
        assertEquals(
                List.of(2, 10, 100, 1),
                List.of(v2.version(), v2.virtualRouterId(), v2.priority(), v2.advertisementInterval()));
        assertEquals(List.of(Ipv4Address.parse("192.0.2.10"), Ipv4Address.parse("192.0.2.11")), v2.addresses());
        VrrpAdvertisement v3 = Golden.layer("vrrp-v3-ipv6", VrrpAdvertisement.class);
        assertEquals(100, v3.advertisementInterval());
        assertEquals(List.of(Ipv6Address.parse("fe80::10"), Ipv6Address.parse("2001:db8::10")), v3.addresses());
        for (String name : List.of("vrrp-v2", "vrrp-v3", "vrrp-v3-ipv6")) {
            assertEquals(
                    ChecksumStatus.GOOD,
                    Golden.layer(name, VrrpAdvertisement.class).checksumStatus(network(name)),
                    name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"220a640100010000c000020a", "210a640000010000c000020a", "210a640200010000c000020a"})
    void vrrpOfAnotherTypeOrWithoutItsAddressesIsMalformed(String hex) {
        assertThrows(MalformedPacketException.class, () -> VrrpAdvertisement.parse(Bytes.parseHex(hex)));
    }

    @Test
    void vrrpIsBuiltForIpv6() {
        Bytes built = PacketBuilder.build(
                EthernetHeader.empty(),
                Ipv6Header.of(Ipv6Address.parse("fe80::1"), Ipv6Address.parse("ff02::12")),
                VrrpHeader.v3(10, 100, 100, Ipv6Address.parse("fe80::10")));
        Packet packet = Golden.ethernet(built);
        VrrpAdvertisement view = packet.layer(VrrpAdvertisement.class).orElseThrow();
        assertEquals(
                ChecksumStatus.GOOD, view.checksumStatus(packet.networkLayer().orElseThrow()));
        assertEquals(List.of(Ipv6Address.parse("fe80::10")), view.addresses());
    }

    @Test
    void bfd() {
        BfdPacket packet = Golden.layer("bfd", BfdPacket.class);
        assertEquals(
                List.of(1, 0, 3, 3),
                List.of(packet.version(), packet.diagnostic(), packet.state(), packet.detectMultiplier()));
        assertEquals(1_000_000, packet.desiredMinTxInterval());
        assertEquals(
                24, Golden.layer("bfd-md5", BfdPacket.class).authentication().length());
        byte[] longer = new byte[25];
        packet.bytes().copyTo(0, longer, 0, 24);
        MalformedPacketException e =
                assertThrows(MalformedPacketException.class, () -> BfdPacket.parse(Bytes.wrap(longer)));
        assertEquals("BFD packet length does not match", e.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new BfdHeader(8, 0, 0, 0, 0, 0, 0, 0, 0, 0, Bytes.empty(), java.util.OptionalInt.empty()));
    }

    @Test
    void bgpMessagesOfASegment() {
        List<BgpSegment.BgpMessage> messages =
                Golden.layer("bgp-update", BgpSegment.class).messages();
        assertEquals(
                List.of(2, 3, 5),
                messages.stream().map(BgpSegment.BgpMessage::type).toList());
        String text = Golden.layer("bgp-update", BgpSegment.class).toString();
        assertTrue(text.contains("NLRI=[203.0.113.0/24, 10.9.0.0/16, 0.0.0.0/0]"), text);
        assertTrue(text.contains("WithdrawnRoutes=[198.51.100.0/24]"), text);
        assertTrue(Golden.layer("bgp-open", BgpSegment.class).toString().contains("AS=65000"));
    }

    @Test
    void bgpBeginsBehindTheEndOfAnEarlierMessage() {
        BgpSegment segment = Golden.layer("bgp-continued", BgpSegment.class);
        assertEquals(1, segment.messages().size());
        assertEquals(4, segment.messages().get(0).type());
        assertTrue(Golden.named("bgp-not").dissect().layer(BgpSegment.class).isEmpty());
        assertTrue(BgpSegment.parseSegment(Bytes.wrap(new byte[40])) instanceof Payload);
    }

    @Test
    void bgpMessageThatGoesOn() throws MalformedPacketException {
        Bytes all = Golden.layer("bgp-update", BgpSegment.class).bytes();
        BgpSegment cut = BgpSegment.parse(all.slice(0, 40));
        assertTrue(cut.isTruncated());
        assertEquals(76, cut.messages().get(0).declaredLength());
        assertFalse(BgpSegment.parse(all).isTruncated());
    }

    @Test
    void ripAndRipng() {
        RipMessage rip = Golden.layer("rip-v2", RipMessage.class);
        assertEquals(2, rip.command());
        assertEquals(
                RipEntry.of(Ipv4Address.parse("198.51.100.0"), Ipv4Address.parse("255.255.255.0"), 1),
                rip.entries().get(0));
        assertEquals(16, rip.entries().get(1).metric());
        RipngMessage ripng = Golden.layer("ripng", RipngMessage.class);
        assertEquals(List.of(new RipngMessage.Entry(Ipv6Address.parse("2001:db8:1::"), 0, 48, 1)), ripng.entries());
    }

    @Test
    void othersByTheirFields() {
        EigrpPacket eigrp = Golden.layer("eigrp-hello", EigrpPacket.class);
        assertEquals(List.of(5, 100), List.of(eigrp.opcode(), eigrp.autonomousSystem()));
        assertEquals(ChecksumStatus.GOOD, eigrp.checksumStatus(network("eigrp-hello")));
        assertEquals(0, Golden.layer("hsrp", HsrpMessage.class).opCode());
        assertTrue(Golden.layer("hsrp-v2", HsrpV2Message.class).toString().contains("VirtualIPAddress=192.0.2.254"));
        assertEquals(5, Golden.layer("glbp", GlbpMessage.class).group());
        assertEquals(
                Ipv4Address.parse("203.0.113.1"),
                Golden.layer("ldp-hello", LdpPdu.class).lsrId());
        RsvpMessage rsvp = Golden.layer("rsvp-path", RsvpMessage.class);
        assertEquals(1, rsvp.messageType());
        assertEquals(ChecksumStatus.GOOD, rsvp.checksumStatus(network("rsvp-path")));
        assertEquals(7, Golden.layer("olsr", OlsrPacket.class).sequenceNumber());
        assertEquals(1, Golden.layer("aodv-request", AodvMessage.class).messageType());
        assertEquals(12, Golden.layer("babel", BabelPacket.class).bodyLength());
        assertEquals(3, Golden.layer("lisp-register", LispMessage.class).messageType());
        NhrpPacket nhrp = Golden.layer("nhrp", NhrpPacket.class);
        assertEquals(1, nhrp.packetType());
        assertEquals(ChecksumStatus.GOOD, nhrp.checksumStatus(network("nhrp")));
    }

    @Test
    void twoLdpPdusAreTwoLayers() {
        long count = Golden.named("ldp-keepalive").dissect().layers().stream()
                .filter(layer -> layer.type().equals(LayerType.LDP))
                .count();
        assertEquals(2, count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lisp-encapsulated", "lisp-data"})
    void lispEnclosesPackets(String name) {
        Packet packet = Golden.named(name).dissect();
        assertTrue(packet.layers().get(packet.layers().size() - 2) instanceof UdpDatagram inner
                && inner.destinationPort() == 9999);
    }
}
