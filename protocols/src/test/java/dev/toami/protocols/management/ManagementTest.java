package dev.toami.protocols.management;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ManagementTest {
    private static Map<String, String> fields(Layer layer) {
        Map<String, String> fields = new HashMap<>();
        Fields.of(layer, field -> fields.merge(field.name(), field.value(), (one, more) -> one + '|' + more));
        return fields;
    }

    private static SyslogMessage syslog(String text) throws MalformedPacketException {
        return SyslogMessage.parse(Bytes.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void snmpFields() {
        SnmpMessage get = Golden.layer("snmp-get", SnmpMessage.class);
        assertEquals(1, get.version());
        assertEquals("public", get.community());
        assertEquals(OptionalInt.of(SnmpMessage.GET_REQUEST), get.pduType());
        assertEquals(OptionalLong.of(0x01020304), get.requestId());
        assertEquals("1.3.6.1.2.1.1.5.0", fields(get).get("snmp.name"));
        SnmpMessage trap = Golden.layer("snmp-trap", SnmpMessage.class);
        assertEquals(OptionalInt.of(SnmpMessage.TRAP_V1), trap.pduType());
        assertEquals(OptionalLong.empty(), trap.requestId());
        assertEquals("1.3.6.1.2.1.1.3.0|1.3.6.1.4.1", fields(trap).get("snmp.name"));
        SnmpMessage v3 = Golden.layer("snmp-v3", SnmpMessage.class);
        assertEquals(3, v3.version());
        assertEquals("", v3.community());
        assertEquals("4660", fields(v3).get("snmp.msgID"));
        assertEquals("0x07", fields(v3).get("snmp.msgFlags"));
        assertEquals("joe", fields(v3).get("snmp.msgUserName"));
    }

    @Test
    void berLengthsAreNotBelieved() throws MalformedPacketException {
        SnmpMessage message = SnmpMessage.parse(Bytes.parseHex("3084ffffffff02010104847fffffff61"));
        assertTrue(message.isTruncated());
        assertEquals("a", message.community());
        assertTrue(message.pduType().isEmpty());
        assertThrows(MalformedPacketException.class, () -> SnmpMessage.parse(Bytes.parseHex("3080020101")));
        assertThrows(MalformedPacketException.class, () -> SnmpMessage.parse(Bytes.parseHex("3003040161")));
        assertThrows(MalformedPacketException.class, () -> SnmpMessage.parse(Bytes.of(0x30)));
    }

    @Test
    void objectIdentifiers() {
        BerReader reader = new BerReader(Bytes.parseHex("06038837030600"), 0, 7);
        assertTrue(reader.advance());
        assertEquals("2.999.3", reader.objectIdentifier());
        assertTrue(reader.advance());
        assertEquals("", reader.objectIdentifier());
        assertFalse(reader.advance());
    }

    @Test
    void negativeNumbers() {
        BerReader reader = new BerReader(Bytes.parseHex("0201ff02020080"), 0, 7);
        assertTrue(reader.advance());
        assertEquals(-1, reader.number());
        assertTrue(reader.advance());
        assertEquals(128, reader.number());
    }

    @Test
    void syslogFields() throws MalformedPacketException {
        SyslogMessage message = Golden.layer("syslog", SyslogMessage.class);
        assertEquals(20, message.facility());
        assertEquals(5, message.severity());
        assertTrue(message.hasVersion());
        assertEquals(Optional.of("2024-02-29T12:30:45.5Z"), message.timestamp());
        SyslogMessage old = Golden.layer("syslog-bsd", SyslogMessage.class);
        assertEquals(4, old.facility());
        assertEquals(Optional.of("Oct 11 22:14:15"), old.timestamp());
        assertEquals(Optional.empty(), syslog("<0>text").timestamp());
        assertThrows(MalformedPacketException.class, () -> syslog("<192>text"));
        assertThrows(MalformedPacketException.class, () -> syslog("<>text"));
        assertThrows(MalformedPacketException.class, () -> syslog("text"));
        assertEquals(
                LayerType.PAYLOAD, SyslogMessage.parseDatagram(Bytes.of('x')).type());
    }

    @Test
    void tftpFields() {
        TftpPacket request = Golden.layer("tftp-read", TftpPacket.class);
        assertEquals(List.of("boot/kernel", "octet", "blksize", "1428", "tsize", "0"), request.strings());
        assertEquals("blksize|tsize", fields(request).get("tftp.option.name"));
        TftpPacket data = Golden.layer("tftp-data", TftpPacket.class);
        assertEquals(7, data.number());
        assertEquals(
                Payload.of("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .bytes(),
                data.payload());
        assertThrows(MalformedPacketException.class, () -> TftpPacket.parse(Bytes.of(0, 7, 0, 0)));
        assertThrows(MalformedPacketException.class, () -> TftpPacket.parse(Bytes.of(0, 3, 0)));
    }

    @Test
    void tftpStringsMayLackTheirEnd() throws MalformedPacketException {
        TftpPacket packet = TftpPacket.parse(Bytes.of(0, 1, 'a', 0, 'o'));
        assertEquals(List.of("a", "o"), packet.strings());
        assertTrue(packet.toValue().isEmpty());
    }
}
