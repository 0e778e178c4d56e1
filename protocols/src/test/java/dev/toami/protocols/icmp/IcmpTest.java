package dev.toami.protocols.icmp;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Golden;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class IcmpTest {
    private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");
    private static final Ipv6Address TARGET = Ipv6Address.parse("fe80::2");

    @Test
    void echoOverIpv4() {
        Icmpv4Message message = Golden.layer("icmp-echo", Icmpv4Message.class);
        assertEquals(Icmpv4Type.ECHO_REQUEST, message.messageType());
        assertEquals("EchoRequest", message.messageType().toString());
        assertEquals("77", new Icmpv4Type(77).toString());
        assertEquals(0, message.code());
        assertEquals(0x1234, message.identifier());
        assertEquals(5, message.sequenceNumber());
        assertEquals(0x12340005L, message.restOfHeader());
        assertEquals(16, message.payload().length());
    }

    @Test
    void errorOverIpv4HasTheDatagram() {
        Icmpv4Message message = Golden.layer("icmp-unreachable", Icmpv4Message.class);
        assertEquals(Icmpv4Type.DESTINATION_UNREACHABLE, message.messageType());
        assertEquals(3, message.code());
        assertEquals(0x45, message.payload().u8(0));
    }

    @Test
    void echoOverIpv6HasItsDataAsAPayload() {
        Packet packet = Golden.named("echo-6").dissect();
        assertEquals(
                Icmpv6Type.ECHO_REPLY,
                packet.layer(Icmpv6Message.class).orElseThrow().messageType());
        Icmpv6Echo echo = packet.layer(Icmpv6Echo.class).orElseThrow();
        assertEquals(0x1234, echo.identifier());
        assertEquals(5, echo.sequenceNumber());
        assertEquals(11, echo.payload().length());
        assertEquals(echo.payload(), packet.layer(Payload.class).orElseThrow().contents());
        assertFalse(packet.toString().contains("Payload\t"));
    }

    @Test
    void neighbourDiscovery() {
        RouterSolicitation rs = Golden.layer("router-solicitation", RouterSolicitation.class);
        assertEquals(List.of(NdpOption.sourceLinkLayer(MAC)), rs.options());

        RouterAdvertisement ra = Golden.layer("router-advertisement", RouterAdvertisement.class);
        assertEquals(64, ra.hopLimit());
        assertFalse(ra.isManaged());
        assertTrue(ra.isOtherConfiguration());
        assertEquals(1800, ra.routerLifetime());
        assertEquals(30_000, ra.reachableTime());
        assertEquals(1000, ra.retransmissionTimer());
        assertEquals(
                List.of(
                        NdpOption.sourceLinkLayer(MAC),
                        new NdpOption.Mtu(1500),
                        new NdpOption.PrefixInformation(
                                64, true, true, 86400, 14405, Ipv6Address.parse("2001:db8:5::"))),
                ra.options());

        NeighborSolicitation ns = Golden.layer("neighbor-solicitation", NeighborSolicitation.class);
        assertEquals(TARGET, ns.target());
        assertEquals(List.of(NdpOption.sourceLinkLayer(MAC)), ns.options());

        NeighborAdvertisement na = Golden.layer("neighbor-advertisement", NeighborAdvertisement.class);
        assertFalse(na.isRouter());
        assertTrue(na.isSolicited());
        assertTrue(na.isOverride());
        assertEquals(TARGET, na.target());
        assertEquals(
                List.of(NdpOption.targetLinkLayer(MAC), new NdpNonce(Bytes.of(0x11, 0x22, 0x33, 0x44, 0x55, 0x66))),
                na.options());

        Redirect redirect = Golden.layer("redirect", Redirect.class);
        assertEquals(TARGET, redirect.target());
        assertEquals(Ipv6Address.parse("2001:db8:0:1::2"), redirect.destination());
        assertEquals(NdpOption.targetLinkLayer(MAC), redirect.options().get(0));
        NdpOption.RedirectedHeader header =
                (NdpOption.RedirectedHeader) redirect.options().get(1);
        assertEquals(40, header.packet().length());
    }

    @Test
    void optionsOfTheWrongLengthKeepTheirBytes() {
        for (int type : new int[] {3, 4, 5}) {
            NdpOption option = NdpOption.read(type, Bytes.of(1, 2, 3, 4, 5));
            assertEquals(new NdpOption.Other(type, Bytes.of(1, 2, 3, 4, 5)), option);
        }
    }

    @Test
    void optionTextIsGopackets() {
        assertEquals("ICMPv6Option(MTU: 0x0102030405)", NdpOptionText.of(5, Bytes.of(1, 2, 3, 4, 5)));
        assertEquals("ICMPv6Option(Unknown(0): 0x01)", NdpOptionText.of(0, Bytes.of(1)));
        Bytes prefix = new NdpOption.PrefixInformation(
                        96, false, true, 0xffff_ffffL, 59, Ipv6Address.parse("::ffff:1.2.3.4"))
                .data();
        assertEquals("ICMPv6Option(PrefixInfo:1.2.3.4/96:false:true:1193046h28m15s:59s)", NdpOptionText.of(3, prefix));
    }

    @Test
    void shortMessagesAreMalformed() {
        assertMalformed(7, Icmpv4Message::parse, "ICMP layer less then 8 bytes for ICMPv4 packet");
        assertMalformed(3, Icmpv6Message::parse, "ICMP layer less then 4 bytes for ICMPv6 packet");
        assertMalformed(3, Icmpv6Echo::parse, "ICMP layer less then 4 bytes for ICMPv6 Echo");
        assertMalformed(3, RouterSolicitation::parse, "ICMP layer less then 4 bytes for ICMPv6 router solicitation");
        assertMalformed(
                11, RouterAdvertisement::parse, "ICMP layer less then 12 bytes for ICMPv6 router advertisement");
        assertMalformed(
                19, NeighborSolicitation::parse, "ICMP layer less then 20 bytes for ICMPv6 neighbor solicitation");
        assertMalformed(
                19, NeighborAdvertisement::parse, "ICMP layer less then 20 bytes for ICMPv6 neighbor advertisement");
        assertMalformed(35, Redirect::parse, "ICMP layer less then 36 bytes for ICMPv6 redirect");
        assertMalformed(5, RouterSolicitation::parse, "ICMP layer less then 2 bytes for ICMPv6 message option");
        assertMalformed(12, RouterSolicitation::parse, "ICMPv6 message option with length 0");
        Bytes cut = Bytes.of(0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0);
        String message = "ICMP layer only 8 bytes for ICMPv6 message option with length 16";
        assertEquals(
                message,
                assertThrows(MalformedPacketException.class, () -> RouterSolicitation.parse(cut))
                        .getMessage());
    }

    private static void assertMalformed(int zeros, LayerParser parser, String message) {
        Bytes bytes = Bytes.wrap(new byte[zeros]);
        MalformedPacketException e = assertThrows(MalformedPacketException.class, () -> parser.parse(bytes));
        assertEquals(message, e.getMessage());
        assertTrue(e.isTruncated());
    }
}
