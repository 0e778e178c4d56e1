package dev.toami.protocols.management;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.industrial.Messages;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** RMCP, ASF and IPMI, and IEEE 1905. */
class RmcpTest {
    @Test
    void pongIsBuiltAndRead() {
        Bytes built = PacketBuilder.build(
                RmcpHeader.of(Rmcp.NO_ACKNOWLEDGEMENT, Rmcp.CLASS_ASF),
                AsfHeader.of(Asf.ASF_ENTERPRISE, Asf.PRESENCE_PONG, 9),
                new AsfPresencePongBody(343, 0x01020304, 0x81, 0xa0));
        assertEquals(Bytes.parseHex("0600ff06 000011be 40 09 00 10 00000157 01020304 81 a0 000000000000"), built);
        AsfPresencePong pong = Golden.layer("asf-pong", AsfPresencePong.class);
        assertEquals(Asf.ASF_ENTERPRISE, pong.enterprise());
        assertEquals(4, pong.oem().length());
        assertTrue(pong.supportsIpmi());
        assertTrue(pong.supportsAsfV1());
        assertFalse(pong.supportsSecurityExtensions());
        assertFalse(pong.supportsDash());
    }

    @Test
    void gettersReadTheHeaders() {
        Rmcp rmcp = Golden.layer("rmcp-ack", Rmcp.class);
        assertEquals(Rmcp.VERSION_1, rmcp.version());
        assertEquals(4, rmcp.sequence());
        assertTrue(rmcp.isAcknowledgement());
        assertEquals(Rmcp.CLASS_ASF, rmcp.messageClass());
        Asf ping = Golden.layer("asf-ping", Asf.class);
        assertEquals(Asf.ASF_ENTERPRISE, ping.enterprise());
        assertEquals(Asf.PRESENCE_PING, ping.messageType());
        assertEquals(3, ping.tag());
        assertEquals(0, ping.declaredLength());
        assertFalse(ping.isTruncated());
    }

    @Test
    void failuresAreGopackets() {
        assertMessage("invalid RMCP header, length 3 less than 4", () -> Rmcp.parse(Bytes.wrap(new byte[3])));
        assertMessage("invalid ASF data header, length 7 less than 8", () -> Asf.parse(Bytes.wrap(new byte[7])));
        assertMessage(
                "invalid ASF presence pong payload, length 15 less than 16",
                () -> AsfPresencePong.parse(Bytes.wrap(new byte[15])));
        assertThrows(IllegalArgumentException.class, () -> RmcpHeader.of(0, 16));
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(AsfHeader.presencePing(0), Payload.of(new byte[256])));
    }

    private static void assertMessage(String message, org.junit.jupiter.api.function.Executable parse) {
        assertEquals(
                message, assertThrows(MalformedPacketException.class, parse).getMessage());
    }

    @Test
    void sessionOfIpmiIsADetail() {
        assertTrue(fields("ipmi").contains("rmcp.ipmi_session.message_length=9"), () -> fields("ipmi")
                .toString());
        List<String> plus = fields("ipmi-rmcp-plus");
        assertTrue(plus.contains("rmcp.ipmi_session.session_id=305419896"), plus::toString);
        assertFalse(Golden.named("ipmi").dissect().toString().contains("Session"));
    }

    private static List<String> fields(String name) {
        List<String> fields = new ArrayList<>();
        Fields.of(Golden.layer(name, Rmcp.class), field -> fields.add(field.name() + '=' + field.value()));
        return fields;
    }

    @Test
    void tlvsEndWithTheOneOfTypeZero() throws MalformedPacketException {
        Ieee1905Message message = Golden.layer("ieee1905", Ieee1905Message.class);
        assertEquals(0, message.messageType());
        assertEquals(0x0102, message.messageId());
        assertEquals(3, message.tlvCount());
        assertEquals(
                1,
                Ieee1905Message.parse(Bytes.parseHex("0000000101020080 000000 010001ff"))
                        .tlvCount());
    }

    @Test
    void neverFails() {
        Messages.checkRobust(Rmcp::parse, Golden.layer("ipmi", Rmcp.class).bytes(), 4);
        Messages.checkRobust(
                Rmcp::parse, Golden.layer("ipmi-rmcp-plus", Rmcp.class).bytes(), 4);
        Messages.checkRobust(Asf::parse, Golden.layer("asf-pong", Asf.class).bytes(), 8);
        Messages.checkRobust(
                AsfPresencePong::parse,
                Golden.layer("asf-pong", AsfPresencePong.class).bytes(),
                16);
        Messages.checkRobust(
                Ieee1905Message::parse,
                Golden.layer("ieee1905", Ieee1905Message.class).bytes(),
                8);
    }
}
