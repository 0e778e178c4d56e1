package dev.toami.protocols.tunnel;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Layer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.ip.Ipv4Header;
import dev.toami.protocols.lan.MerakiDiscovery;
import dev.toami.protocols.link.EthernetHeader;
import dev.toami.protocols.numbers.EtherType;
import dev.toami.protocols.transport.UdpHeader;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Generic UDP encapsulation, PSP, and Meraki's discovery: read, built, cut and refused. */
class UdpEncapsulationTest {
    private static final Ipv4Header OUTER =
            Ipv4Header.of(Ipv4Address.parse("192.0.2.1"), Ipv4Address.parse("192.0.2.2"));
    private static final Ipv4Header INNER =
            Ipv4Header.of(Ipv4Address.parse("198.51.100.1"), Ipv4Address.parse("198.51.100.2"));
    private static final Payload DATA = Payload.of((byte) 1, (byte) 2, (byte) 3);

    private static Packet packet(int port, LayerValue... inner) {
        LayerValue[] all = new LayerValue[inner.length + 2];
        all[0] = OUTER;
        all[1] = UdpHeader.of(40_000, port);
        System.arraycopy(inner, 0, all, 2, inner.length);
        return Packet.dissect(PacketBuilder.build(all), LinkType.RAW);
    }

    private static List<String> types(Packet packet) {
        return packet.layers().stream().map(layer -> layer.type().name()).toList();
    }

    private static void roundTrip(Packet packet, Class<? extends Layer> kind) throws MalformedPacketException {
        Layer layer = packet.layer(kind).orElseThrow();
        Bytes again = PacketBuilder.build(layer.toValue().orElseThrow(), Payload.of(layer.payload()));
        assertEquals(layer.bytes(), again);
    }

    @Test
    void guePutsAHeaderBeforeAnIpPacket() throws MalformedPacketException {
        Packet packet = packet(6080, GueHeader.empty(), INNER, UdpHeader.of(1, 9), DATA);
        assertEquals(List.of("IPv4", "UDP", "AGUEVar0", "IPv4", "UDP", "Payload"), types(packet));
        GuePacket gue = packet.layer(GuePacket.class).orElseThrow();
        assertEquals(4, gue.protocol());
        assertEquals(0, gue.variant());
        roundTrip(packet, GuePacket.class);
        roundTrip(
                packet(
                        666,
                        GueHeader.empty().withControl(true).withExtensions(0x8000, Bytes.parseHex("01020304")),
                        DATA),
                GuePacket.class);
    }

    @Test
    void variantOneIsAnIpPacketAsItIs() {
        Packet packet = packet(6080, INNER, UdpHeader.of(1, 9), DATA);
        assertEquals(List.of("IPv4", "UDP", "AGUEVar1", "IPv4", "UDP", "Payload"), types(packet));
        GuePacket gue = packet.layer(GuePacket.class).orElseThrow();
        assertEquals(Bytes.empty(), gue.contents());
        assertEquals(Optional.empty(), gue.toValue());
    }

    @Test
    void gueThatIsWrongIsRefused() {
        assertEquals(
                3,
                assertThrows(MalformedPacketException.class, () -> GuePacket.parse(Bytes.of(0xc0, 0, 0, 0)))
                        .available());
        Bytes extended = Bytes.parseHex("0204000001020304 05060708");
        for (int length = 0; length < extended.length(); length++) {
            Bytes cut = extended.clip(length);
            assertTrue(assertThrows(MalformedPacketException.class, () -> GuePacket.parse(cut))
                    .isTruncated());
        }
        GueHeader odd = GueHeader.empty().withExtensions(0, Bytes.of(1, 2));
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(odd));
    }

    @Test
    void pspShowsWhatIsInTheClear() throws MalformedPacketException {
        PspHeader header = PspHeader.of(0x0005ea7f, 0x0aff5375f54bc800L, 5);
        Packet clear = packet(1000, header, INNER, UdpHeader.of(1, 9), DATA);
        assertEquals(List.of("IPv4", "UDP", "APSP", "IPv4", "UDP", "Payload"), types(clear));
        PspPacket psp = clear.layer(PspPacket.class).orElseThrow();
        assertEquals(20, psp.cryptOffset());
        assertEquals(0x0005ea7fL, psp.securityParametersIndex());
        assertEquals(0x0aff5375f54bc800L, psp.initializationVector());
        roundTrip(clear, PspPacket.class);
        Packet hidden = packet(1000, PspHeader.of(1, 2, 0), INNER, UdpHeader.of(1, 9), DATA);
        assertEquals(List.of("IPv4", "UDP", "APSP", "Payload"), types(hidden));
    }

    @Test
    void otherUsersOfPspsPortKeepTheirPayload() {
        assertEquals(List.of("IPv4", "UDP", "Payload"), types(packet(1000, DATA)));
        assertEquals(List.of("IPv4", "UDP", "Payload"), types(packet(1000, Payload.of(Bytes.wrap(new byte[40])))));
    }

    @Test
    void pspThatIsWrongIsRefused() {
        Bytes cookie = Bytes.parseHex("04020003 00000001 0000000000000002 0000000000000003");
        for (int length = 0; length < cookie.length(); length++) {
            Bytes cut = cookie.clip(length);
            assertThrows(MalformedPacketException.class, () -> PspPacket.parse(cut));
        }
        Bytes tooShort = Bytes.parseHex("04000001 00000001 0000000000000002");
        assertEquals(
                8,
                assertThrows(MalformedPacketException.class, () -> PspPacket.parse(tooShort))
                        .available());
    }

    @Test
    void merakiTellsItsDevice() throws MalformedPacketException {
        Bytes elements = Bytes.parseHex("00".repeat(28) + "020341503104 0431302e35 0c0109 ff00 0000");
        EthernetHeader ethernet =
                EthernetHeader.of(MacAddress.ZERO, MacAddress.ZERO).withEtherType(new EtherType(0x0712));
        Packet packet = Packet.dissect(PacketBuilder.build(ethernet, Payload.of(elements)), LinkType.ETHERNET);
        assertEquals(List.of("Ethernet", "MDP"), types(packet));
        MerakiDiscovery discovery = packet.layer(MerakiDiscovery.class).orElseThrow();
        assertEquals(Optional.of("AP1"), discovery.text(2));
        assertEquals(Optional.of("10.5"), discovery.text(4));
        assertEquals(4, discovery.elements().size());
        for (int length = 28; length < elements.length(); length++) {
            assertTrue(MerakiDiscovery.parse(elements.clip(length)).elements().size() <= 4);
        }
        assertThrows(MalformedPacketException.class, () -> MerakiDiscovery.parse(elements.clip(27)));
    }
}
