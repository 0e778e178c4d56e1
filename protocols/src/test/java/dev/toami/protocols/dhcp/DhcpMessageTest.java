package dev.toami.protocols.dhcp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.MacAddress;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DhcpMessageTest {
    private static final MacAddress CLIENT = MacAddress.parse("02:00:00:00:00:01");
    private static final DhcpOption DISCOVER = DhcpOption.messageType(DhcpMessageType.DISCOVER);

    private static Bytes message(DhcpOption... options) {
        return PacketBuilder.build(DhcpHeader.request(7, CLIENT, options));
    }

    private static Bytes with(Bytes bytes, int offset, int... values) {
        byte[] array = bytes.toArray();
        for (int i = 0; i < values.length; i++) {
            array[offset + i] = (byte) values[i];
        }
        return Bytes.wrap(array);
    }

    static Map<String, String> fields(Layer layer) {
        Map<String, String> fields = new HashMap<>();
        Fields.of(layer, field -> fields.merge(field.name(), field.value(), (one, more) -> one + '|' + more));
        return fields;
    }

    @Test
    void fieldsOfARequest() {
        DhcpMessage message = Golden.layer("dhcp-discover", DhcpMessage.class);
        assertEquals(DhcpMessage.REQUEST, message.operation());
        assertEquals(0x3d1d, message.transactionId());
        assertEquals(Optional.of(CLIENT), message.macAddress());
        assertEquals(Optional.of(DhcpMessageType.DISCOVER), message.messageType());
        assertEquals(6, message.options().size());
        assertEquals(
                "host", message.option(DhcpOptionCode.HOST_NAME).orElseThrow().text());
        assertEquals(
                List.of(Ipv4Address.parse("192.0.2.1")),
                message.option(DhcpOptionCode.REQUESTED_ADDRESS).orElseThrow().addresses());
        assertEquals(
                List.of(1, 3, 6, 119, 252),
                message.option(DhcpOptionCode.PARAMETER_REQUEST).orElseThrow().codes().stream()
                        .map(DhcpOptionCode::value)
                        .toList());
        assertEquals(
                1500,
                message.option(DhcpOptionCode.MAX_MESSAGE_SIZE)
                        .orElseThrow()
                        .number()
                        .orElseThrow());
        assertTrue(message.option(DhcpOptionCode.ROUTER).isEmpty());
    }

    @Test
    void fieldsHaveWiresharksNames() {
        Map<String, String> fields = fields(Golden.layer("dhcp-discover", DhcpMessage.class));
        assertEquals("1", fields.get("dhcp.type"));
        assertEquals("0x00003d1d", fields.get("dhcp.id"));
        assertEquals("02:00:00:00:00:01|02:00:00:00:00:01", fields.get("dhcp.hw.mac_addr"));
        assertEquals("1", fields.get("dhcp.option.dhcp"));
        assertEquals("host", fields.get("dhcp.option.hostname"));
        assertEquals("1|3|6|119|252", fields.get("dhcp.option.request_list_item"));
        assertEquals("53|61|50|12|55|57", fields.get("dhcp.option.type"));
    }

    @Test
    void overloadedFieldsHoldOptions() {
        DhcpMessage message = Golden.layer("dhcp-overload", DhcpMessage.class);
        assertTrue(message.isBroadcast());
        assertEquals("foo|foo", fields(message).get("dhcp.option.message"));
        assertFalse(fields(message).containsKey("dhcp.server"));
    }

    @Test
    void bootpHasNoOptions() throws MalformedPacketException {
        DhcpMessage message = DhcpMessage.parse(with(message(DISCOVER), DhcpMessage.COOKIE, 0));
        assertFalse(message.hasOptions());
        assertEquals(List.of(), message.options());
        assertTrue(message.toValue().isEmpty());
        Bytes neither = with(with(message(DISCOVER), DhcpMessage.COOKIE, 0), 0, 9);
        assertEquals(
                "Bad DHCP header",
                assertThrows(MalformedPacketException.class, () -> DhcpMessage.parse(neither))
                        .getMessage());
    }

    @Test
    void hardwareAddressEndsWithItsField() throws MalformedPacketException {
        DhcpMessage message = DhcpMessage.parse(with(message(DISCOVER), 2, 255));
        assertEquals(16, message.hardwareAddress().length());
        assertTrue(message.macAddress().isEmpty());
    }

    @Test
    void optionsMustLieWithinTheMessage() {
        Bytes bytes = message(DISCOVER);
        Bytes tooLong = with(bytes, DhcpMessage.HEADER_LENGTH + 1, 200);
        assertEquals(
                "Option is malformed",
                assertThrows(MalformedPacketException.class, () -> DhcpMessage.parse(tooLong))
                        .getMessage());
        Bytes cut = bytes.slice(0, DhcpMessage.HEADER_LENGTH + 1);
        assertEquals(
                "Not enough data to decode",
                assertThrows(MalformedPacketException.class, () -> DhcpMessage.parse(cut))
                        .getMessage());
        MalformedPacketException shorter =
                assertThrows(MalformedPacketException.class, () -> DhcpMessage.parse(bytes.slice(0, 239)));
        assertEquals("DHCPv4 length 239 too short", shorter.getMessage());
        assertTrue(shorter.isTruncated());
    }

    @Test
    void messagesArePaddedForBootp() {
        assertEquals(300, message(DISCOVER).length());
        assertEquals(
                244,
                PacketBuilder.build(DhcpHeader.request(7, CLIENT, DISCOVER).withMinimumLength(0))
                        .length());
        assertEquals(
                548,
                PacketBuilder.build(DhcpHeader.request(7, CLIENT, DISCOVER).withMinimumLength(548))
                        .length());
        DhcpOption large = new DhcpOption(DhcpOptionCode.VENDOR_CLASS, Bytes.wrap(new byte[255]));
        assertEquals(240 + 257 + 1, message(large).length());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new DhcpOption(DhcpOptionCode.HOST_NAME, Bytes.wrap(new byte[256])));
        assertThrows(IllegalArgumentException.class, () -> new DhcpOption(DhcpOptionCode.PAD, Bytes.of(1)));
        assertThrows(IllegalArgumentException.class, () -> DhcpOption.number(DhcpOptionCode.INTERFACE_MTU, 2, 65536));
        assertThrows(IllegalArgumentException.class, () -> new DhcpOptionCode(256));
        DhcpHeader header = DhcpHeader.request(1L << 32, CLIENT);
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(header));
    }
}
