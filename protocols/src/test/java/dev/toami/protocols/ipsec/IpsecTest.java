package dev.toami.protocols.ipsec;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.ip.Ipv4Header;
import dev.toami.protocols.ip.Ipv4Packet;
import dev.toami.protocols.link.EthernetHeader;
import dev.toami.protocols.numbers.IpProtocol;
import dev.toami.protocols.transport.UdpDatagram;
import dev.toami.protocols.transport.UdpHeader;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class IpsecTest {
    private static List<LayerType> types(String name) {
        return Golden.named(name).dissect().layers().stream().map(Layer::type).toList();
    }

    @Test
    void authenticationHeaderAndWhatFollows() {
        Packet packet = Golden.named("ah").dissect();
        AuthenticationHeader header = packet.layer(AuthenticationHeader.class).orElseThrow();
        assertEquals(IpProtocol.UDP, header.nextHeader());
        assertEquals(300, header.spi());
        assertEquals(7, header.sequenceNumber());
        assertEquals(24, header.headerLength());
        assertEquals(Bytes.parseHex("0102030405060708090a0b0c"), header.authenticationData());
        assertEquals(9999, packet.layer(UdpDatagram.class).orElseThrow().destinationPort());
        assertEquals(28, Golden.layer("ah-v6", AuthenticationHeader.class).headerLength());
    }

    @Test
    void lengthOfZeroLeavesTheSequenceNumberToThePayload() throws MalformedPacketException {
        AuthenticationHeader header = AuthenticationHeader.parse(Bytes.parseHex("3a0000000000000080000102"));
        assertEquals(8, header.headerLength());
        assertEquals(4, header.payload().length());
        assertEquals(0x8000_0102L, header.sequenceNumber());
        assertTrue(header.authenticationData().isEmpty());
        assertTrue(header.toValue().isEmpty());
    }

    @Test
    void headersThatAreCutAreMalformed() {
        MalformedPacketException e = assertThrows(
                MalformedPacketException.class,
                () -> AuthenticationHeader.parse(Bytes.parseHex("1104000000000001000000020000")));
        assertEquals("Truncated AH packet < ActualLength", e.getMessage());
        assertEquals(24, e.required());
        assertThrows(MalformedPacketException.class, () -> EspPacket.parse(Bytes.wrap(new byte[7])));
        assertThrows(MalformedPacketException.class, () -> UdpEncapsulation.parse(Bytes.of(0, 0, 0)));
        assertThrows(IllegalArgumentException.class, () -> AhHeader.of(1, 1, Bytes.of(1)));
    }

    @Test
    void nextHeaderComesFromWhatFollows() {
        Bytes built = PacketBuilder.build(
                EthernetHeader.empty(),
                Ipv4Header.of(Ipv4Address.parse("192.0.2.1"), Ipv4Address.parse("192.0.2.2")),
                AhHeader.of(5, 6, Bytes.wrap(new byte[12])),
                UdpHeader.of(1, 2));
        Packet packet = Golden.ethernet(built);
        assertEquals(IpProtocol.AH, packet.layer(Ipv4Packet.class).orElseThrow().protocol());
        assertEquals(
                IpProtocol.UDP,
                packet.layer(AuthenticationHeader.class).orElseThrow().nextHeader());
    }

    @Test
    void espKeepsWhatItHides() {
        EspPacket esp = Golden.layer("esp", EspPacket.class);
        assertEquals(0xdead_beefL, esp.spi());
        assertEquals(5, esp.sequenceNumber());
        assertEquals(32, esp.encrypted().length());
    }

    @Test
    void portOfNatTraversal() {
        assertTrue(types("udpencap-ike").containsAll(List.of(LayerType.UDP_ENCAPSULATION, LayerType.ISAKMP)));
        assertTrue(types("udpencap-esp").containsAll(List.of(LayerType.UDP_ENCAPSULATION, LayerType.IPSEC_ESP)));
        assertTrue(Golden.layer("udpencap-keepalive", UdpEncapsulation.class).isKeepalive());
        assertFalse(Golden.layer("udpencap-esp", UdpEncapsulation.class).hasNonEspMarker());
    }

    @Test
    void isakmp() {
        IsakmpMessage message = Golden.layer("isakmp", IsakmpMessage.class);
        assertEquals(0x0102_0304_0506_0708L, message.initiatorSpi());
        assertEquals(0, message.responderSpi());
        assertEquals(2, message.majorVersion());
        assertEquals(34, message.exchangeType());
        assertEquals(84, message.declaredLength());
        assertFalse(message.isTruncated());
        assertTrue(message.toString().contains("Type=Vendor ID NextPayload=None")
                || message.toString().contains("..4.."));
        IsakmpMessage encrypted = Golden.layer("isakmp-encrypted", IsakmpMessage.class);
        assertTrue(encrypted.toString().contains("Encrypted=[..16..]"));
    }

    @Test
    void isakmpOfAnyLength() throws MalformedPacketException {
        byte[] bytes = Golden.layer("isakmp", IsakmpMessage.class).bytes().toArray();
        bytes[24] = (byte) 0xff;
        IsakmpMessage message = IsakmpMessage.parse(Bytes.wrap(bytes));
        assertTrue(message.isTruncated());
        assertEquals(bytes.length, message.contents().length());
        bytes[24] = 0;
        bytes[27] = 27;
        assertThrows(MalformedPacketException.class, () -> IsakmpMessage.parse(Bytes.wrap(bytes)));
    }
}
