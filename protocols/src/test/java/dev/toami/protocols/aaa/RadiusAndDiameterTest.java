package dev.toami.protocols.aaa;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RadiusAndDiameterTest {
    private static final Bytes AUTHENTICATOR = Bytes.wrap(new byte[16]);

    private static Bytes packet(RadiusAttribute... attributes) {
        return PacketBuilder.build(RadiusHeader.of(RadiusCode.ACCESS_REQUEST, 1, AUTHENTICATOR, attributes));
    }

    private static Bytes with(Bytes bytes, int offset, int value) {
        byte[] array = bytes.toArray();
        array[offset] = (byte) value;
        return Bytes.wrap(array);
    }

    private static String failure(Bytes bytes) {
        return assertThrows(MalformedPacketException.class, () -> RadiusPacket.parse(bytes))
                .getMessage();
    }

    @Test
    void radiusFields() {
        RadiusPacket packet = Golden.layer("radius-request", RadiusPacket.class);
        assertEquals(RadiusCode.ACCESS_REQUEST, packet.code());
        assertEquals(5, packet.identifier());
        assertEquals(
                RadiusAttribute.text(RadiusAttribute.USER_NAME, "user"),
                packet.attributes().get(0));
        assertEquals(
                RadiusAttribute.address(RadiusAttribute.NAS_IP_ADDRESS, Ipv4Address.parse("192.0.2.1")),
                packet.attributes().get(1));
        assertTrue(packet.payload().isEmpty());
    }

    @Test
    void eapMessagesAreJoined() throws MalformedPacketException {
        RadiusAttribute first = new RadiusAttribute(RadiusAttribute.EAP_MESSAGE, Bytes.of(1, 2, 3));
        RadiusAttribute second = new RadiusAttribute(RadiusAttribute.EAP_MESSAGE, Bytes.of(4, 5));
        assertEquals(Bytes.of(1, 2, 3), RadiusPacket.parse(packet(first)).payload());
        RadiusPacket both = RadiusPacket.parse(packet(first, RadiusAttribute.text(1, "u"), second));
        assertEquals(Bytes.of(1, 2, 3, 4, 5), both.payload());
        assertTrue(both.toValue().isEmpty());
    }

    @Test
    void radiusLengthsAreChecked() throws MalformedPacketException {
        Bytes packet = packet(RadiusAttribute.text(1, "u"));
        assertEquals("RADIUS length 19 too short", failure(packet.slice(0, 19)));
        assertEquals("RADIUS length 5000 too big", failure(Bytes.wrap(new byte[5000])));
        assertEquals("RADIUS length 23 too big", failure(packet.slice(0, 22)));
        assertEquals("RADIUS length 19 too short", failure(with(packet, 3, 19)));
        assertEquals("RADIUS attributes length 1 too short", failure(with(packet, 21, 1)));
        assertEquals("RADIUS attributes length 4 too big", failure(with(packet, 21, 4)));
        assertEquals("RADIUS attributes length 1 too short", failure(with(packet, 21, 2)));
        RadiusPacket padded = RadiusPacket.parse(Bytes.wrap(java.util.Arrays.copyOf(packet.toArray(), 40)));
        assertEquals(1, padded.attributes().size());
        assertEquals(
                LayerType.PAYLOAD,
                RadiusPacket.parseDatagram(packet.slice(0, 22)).type());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RadiusAttribute(1, Bytes.wrap(new byte[254])));
        assertThrows(IllegalArgumentException.class, () -> RadiusHeader.of(RadiusCode.ACCESS_ACCEPT, 1, Bytes.of(1)));
    }

    @Test
    void diameterMessagesFollowEachOther() {
        List<Layer> layers = Golden.named("diameter-request").dissect().layers();
        DiameterMessage first = (DiameterMessage) layers.get(3);
        assertEquals(257, first.commandCode());
        assertTrue(first.isRequest());
        assertEquals(
                List.of(
                        new DiameterMessage.Avp(264, 0x40, 0, Bytes.of('a', 'b', 'c')),
                        new DiameterMessage.Avp(257, 0xc0, 10415, Bytes.parseHex("0001c0000201"))),
                first.avps());
        DiameterMessage second = (DiameterMessage) layers.get(4);
        assertEquals(280, second.commandCode());
        assertEquals(2, second.endToEndId());
    }

    @Test
    void whatIsNoDiameterIsAPayload() {
        assertEquals(
                LayerType.PAYLOAD,
                DiameterMessage.parseSegment(Bytes.wrap(new byte[40])).type());
        assertEquals(
                LayerType.PAYLOAD, DiameterMessage.parseSegment(Bytes.of(1, 0)).type());
    }
}
