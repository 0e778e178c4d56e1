package dev.toami.protocols;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import dev.toami.engine.Bytes;
import dev.toami.protocols.aaa.DiameterMessage;
import dev.toami.protocols.aaa.RadiusPacket;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.dhcp.DhcpMessage;
import dev.toami.protocols.dhcp.Dhcpv6Message;
import dev.toami.protocols.link.CheckingVisitor;
import dev.toami.protocols.management.SnmpMessage;
import dev.toami.protocols.management.SyslogMessage;
import dev.toami.protocols.management.TftpPacket;
import dev.toami.protocols.messaging.CoapMessage;
import dev.toami.protocols.messaging.LcmMessage;
import dev.toami.protocols.messaging.MqttPacket;
import dev.toami.protocols.ntp.NtpControlMessage;
import dev.toami.protocols.ntp.NtpPacket;
import dev.toami.protocols.smb.Smb2Message;
import dev.toami.protocols.stun.StunMessage;
import dev.toami.protocols.text.CommandLines;
import dev.toami.protocols.text.HttpMessage;
import dev.toami.protocols.text.SipMessage;
import dev.toami.protocols.text.SshMessage;
import dev.toami.protocols.text.TelnetData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Each application layer at every length, with other bytes in it, and built again from its value. */
class ApplicationLayersTest {
    private static final int ROUNDS = 4000;

    static Map<LayerType, LayerParser> parsers() {
        Map<LayerType, LayerParser> parsers = new TreeMap<>(Comparator.comparing(LayerType::name));
        parsers.put(LayerType.DHCPV4, DhcpMessage::parse);
        parsers.put(LayerType.DHCPV6, Dhcpv6Message::parse);
        parsers.put(LayerType.NTP, NtpPacket::parse);
        parsers.put(LayerType.NTP_CONTROL, NtpControlMessage::parse);
        parsers.put(LayerType.RADIUS, RadiusPacket::parse);
        parsers.put(LayerType.DIAMETER, DiameterMessage::parse);
        parsers.put(LayerType.SNMP, SnmpMessage::parse);
        parsers.put(LayerType.SYSLOG, SyslogMessage::parse);
        parsers.put(LayerType.TFTP, TftpPacket::parse);
        parsers.put(LayerType.SIP, SipMessage::parse);
        parsers.put(LayerType.HTTP, HttpMessage::parse);
        parsers.put(LayerType.SSDP, HttpMessage::parseSsdp);
        parsers.put(LayerType.RTSP, HttpMessage::parseRtsp);
        parsers.put(LayerType.FTP, CommandLines::parseFtp);
        parsers.put(LayerType.SMTP, CommandLines::parseSmtp);
        parsers.put(LayerType.POP3, CommandLines::parsePop3);
        parsers.put(LayerType.IMAP, CommandLines::parseImap);
        parsers.put(LayerType.SSH, SshMessage::parse);
        parsers.put(LayerType.TELNET, TelnetData::parse);
        parsers.put(LayerType.MQTT, MqttPacket::parse);
        parsers.put(LayerType.COAP, CoapMessage::parse);
        parsers.put(LayerType.LCM, LcmMessage::parse);
        parsers.put(LayerType.STUN, StunMessage::parse);
        parsers.put(LayerType.SMB2, Smb2Message::parse);
        return parsers;
    }

    static Iterable<LayerType> types() {
        return parsers().keySet();
    }

    private static List<Layer> golden(LayerType type) {
        List<Layer> layers = new ArrayList<>();
        for (Golden golden : Golden.all()) {
            golden.dissect().layers().stream()
                    .filter(layer -> layer.type().equals(type))
                    .forEach(layers::add);
        }
        assertFalse(layers.isEmpty(), () -> "no golden frame has " + type);
        return layers;
    }

    @ParameterizedTest
    @MethodSource("types")
    void strictParserAgreesWithDispatch(LayerType type) throws MalformedPacketException {
        for (Layer layer : golden(type)) {
            assertEquals(
                    layer.toString(), parsers().get(type).parse(layer.bytes()).toString());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyLengthIsAViewOrMalformed(LayerType type) throws Throwable {
        for (Layer layer : golden(type)) {
            for (int length = 0; length <= layer.bytes().length(); length++) {
                check(type, layer.bytes().slice(0, length).toArray());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void otherBytesAreAViewOrMalformed(LayerType type) throws Throwable {
        Random random = new Random(type.name().hashCode());
        List<Layer> seeds = golden(type);
        int valid = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = seeds.get(random.nextInt(seeds.size())).bytes().toArray();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            valid += check(type, Arrays.copyOf(bytes, random.nextInt(bytes.length + 8))) ? 1 : 0;
        }
        assertTrue(valid > ROUNDS / 50, valid + " of " + ROUNDS + " were valid");
    }

    /** Whether the bytes are a view, whose getters, description and pieces hold. */
    private static boolean check(LayerType type, byte[] bytes) throws Throwable {
        Layer layer;
        try {
            layer = parsers().get(type).parse(Bytes.wrap(bytes));
        } catch (MalformedPacketException e) {
            assertEquals(type, e.layerType());
            assertFalse(e.getMessage().isEmpty());
            return false;
        }
        Getters.callAll(layer, null);
        assertTrue(CheckingVisitor.check(layer) > 0);
        assertFalse(layer.toString().isEmpty());
        if (!type.equals(LayerType.RADIUS)) {
            assertTrue(layer.contents().length() + layer.payload().length() <= bytes.length);
        }
        assertTrue(layer.contents().length() > 0 || type.equals(LayerType.SIP), () -> type + " of no bytes");
        return true;
    }

    @ParameterizedTest
    @MethodSource("types")
    void valuesGiveTheSameBytes(LayerType type) {
        for (Layer layer : golden(type)) {
            LayerValue value = layer.toValue().orElse(null);
            if (value != null) {
                Bytes built = layer.payload().isEmpty()
                        ? PacketBuilder.build(value)
                        : PacketBuilder.build(value, Payload.of(layer.payload()));
                assertEquals(layer.bytes(), built);
            }
        }
    }
}
