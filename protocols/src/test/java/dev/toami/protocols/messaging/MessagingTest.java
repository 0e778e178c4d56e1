package dev.toami.protocols.messaging;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.smb.Smb2Message;
import dev.toami.protocols.stun.StunAttribute;
import dev.toami.protocols.stun.StunHeader;
import dev.toami.protocols.stun.StunMessage;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MessagingTest {
    @Test
    void mqttPacketsFollowEachOther() {
        List<Layer> layers = Golden.named("mqtt-connect").dissect().layers();
        MqttPacket connect = (MqttPacket) layers.get(3);
        assertEquals(MqttPacket.CONNECT, connect.packetType());
        assertEquals(OptionalInt.of(4), connect.protocolLevel());
        assertEquals(MqttPacket.PINGREQ, ((MqttPacket) layers.get(4)).packetType());
        MqttPacket publish = Golden.layer("mqtt-publish", MqttPacket.class);
        assertEquals(Optional.of("a/b"), publish.topic());
        assertEquals(1, publish.qualityOfService());
        assertEquals(11, publish.remainingLength());
    }

    @Test
    void whatIsNoMqtt() throws MalformedPacketException {
        for (String hex : List.of(
                "",
                "10",
                "00 00",
                "3602 0000",
                "c001 00",
                "30ff ffff ff01",
                "80 00",
                "1000",
                "100a 0003 464f4f 0402 003c 00")) {
            assertEquals(
                    LayerType.PAYLOAD,
                    MqttPacket.parseSegment(Bytes.parseHex(hex)).type(),
                    hex);
        }
        MqttPacket cut = MqttPacket.parse(Bytes.parseHex("30ffffff7f0001"));
        assertTrue(cut.isTruncated());
        assertEquals(268_435_455, cut.remainingLength());
        assertTrue(cut.topic().isEmpty());
    }

    @Test
    void coapFields() {
        CoapMessage get = Golden.layer("coap-get", CoapMessage.class);
        assertEquals(CoapMessage.CONFIRMABLE, get.messageType());
        assertEquals(1, get.code());
        assertEquals(0x1234, get.messageId());
        assertEquals(Bytes.of(1, 2), get.token());
        assertEquals(2, get.options().size());
        CoapMessage content = Golden.layer("coap-content", CoapMessage.class);
        assertEquals(
                new CoapOption(2053, Bytes.wrap(new byte[300])),
                content.options().get(1));
        assertEquals(Bytes.of('{', '}'), content.payload());
    }

    @Test
    void coapOptionsAreSentByNumber() {
        List<CoapOption> options = List.of(new CoapOption(12, Bytes.empty()), new CoapOption(3, Bytes.of('h')));
        Bytes built = PacketBuilder.build(new CoapHeader(0, 1, 7, Bytes.empty(), options));
        assertEquals(Bytes.parseHex("40010007 3168 90"), built);
    }

    @Test
    void whatIsNoCoap() {
        for (String hex : List.of(
                "400100",
                "80010007",
                "49010007000000000000000000",
                "400100071f",
                "4001000710f0",
                "40010007d1",
                "40010007e0ffff",
                "400100071100e0fffc",
                "42010007aa")) {
            assertThrows(MalformedPacketException.class, () -> CoapMessage.parse(Bytes.parseHex(hex)), hex);
        }
    }

    @Test
    void lcmFields() throws MalformedPacketException {
        LcmMessage message = Golden.layer("lcm-short", LcmMessage.class);
        assertEquals("CHANNEL", message.channel());
        assertEquals(9, message.sequenceNumber());
        assertEquals(0x0001020304050607L, message.fingerprint());
        assertFalse(message.isFragmented());
        LcmMessage fragment = Golden.layer("lcm-fragment", LcmMessage.class);
        assertEquals(1, fragment.fragmentNumber());
        assertEquals(5000, fragment.messageSize());
        assertEquals("", fragment.channel());
        assertThrows(
                MalformedPacketException.class,
                () -> LcmMessage.parse(Bytes.parseHex("4c433032 00000009 4100 00010203040506")));
        assertThrows(MalformedPacketException.class, () -> LcmMessage.parse(Bytes.parseHex("4c433033 00000009 00")));
        assertThrows(MalformedPacketException.class, () -> LcmMessage.parse(Bytes.wrap(new byte[40])));
    }

    @Test
    void stunFields() {
        StunMessage message = Golden.layer("stun-response", StunMessage.class);
        assertEquals(1, message.method());
        assertEquals(2, message.messageClass());
        assertEquals(
                StunAttribute.XOR_MAPPED_ADDRESS, message.attributes().get(0).type());
        assertTrue(message.toString().contains("Port=40000 Address=192.0.2.1"), message::toString);
        Bytes allocate = PacketBuilder.build(StunHeader.of(0x0113, Bytes.wrap(new byte[12])));
        assertNotNull(StunMessage.recognize(allocate));
        assertNull(StunMessage.recognize(allocate.slice(0, 19)));
        assertNull(StunMessage.recognize(Bytes.wrap(new byte[40])));
    }

    @Test
    void smb2Fields() {
        Smb2Message message = Golden.layer("smb2-negotiate", Smb2Message.class);
        assertEquals(0, message.command());
        assertEquals(1, message.messageId());
        assertFalse(message.isResponse());
        assertFalse(message.isTruncated());
        assertEquals(
                LayerType.PAYLOAD,
                Smb2Message.parseSegment(Bytes.wrap(new byte[80])).type());
        assertEquals(
                LayerType.PAYLOAD,
                Smb2Message.parseSegment(message.bytes().slice(0, 67)).type());
    }

    @Test
    void smb2CommandsMayBeCompounded() throws MalformedPacketException {
        Bytes one = Golden.layer("smb2-negotiate", Smb2Message.class).bytes();
        byte[] both = java.util.Arrays.copyOf(one.toArray(), 4 + 2 * 64 + 36);
        one.copyTo(4, both, 4 + 64, 64 + 36);
        both[4 + 20] = 64;
        both[4 + 64 + 12] = 3;
        String text = Smb2Message.parse(Bytes.wrap(both)).toString();
        assertTrue(text.contains("Command=Negotiate") && text.contains("Command=TreeConnect"), text);
    }
}
