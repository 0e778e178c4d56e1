package dev.toami.protocols.dhcp;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.link.CheckingVisitor;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class Dhcpv6MessageTest {
    private static final Ipv6Address ADDRESS = Ipv6Address.parse("2001:db8::5");

    @Test
    void fieldsOfAClientsMessage() {
        Dhcpv6Message message = Golden.layer("dhcpv6-solicit", Dhcpv6Message.class);
        assertEquals(Dhcpv6MessageType.SOLICIT, message.messageType());
        assertEquals(0x8e866d, message.transactionId());
        assertTrue(message.relay().isEmpty());
        assertTrue(message.relayed().isEmpty());
        Duid duid =
                message.option(Dhcpv6OptionCode.CLIENT_ID).orElseThrow().duid().orElseThrow();
        assertEquals(Duid.LINK_LAYER_TIME, duid.type());
        assertEquals(
                List.of(23, 24, 999),
                message.option(Dhcpv6OptionCode.OPTION_REQUEST).orElseThrow().codes().stream()
                        .map(Dhcpv6OptionCode::value)
                        .toList());
        assertEquals(
                100,
                message.option(Dhcpv6OptionCode.ELAPSED_TIME)
                        .orElseThrow()
                        .number()
                        .orElseThrow());
    }

    @Test
    void optionsWithinOptions() {
        Dhcpv6Message message = Golden.layer("dhcpv6-reply", Dhcpv6Message.class);
        List<Dhcpv6Option> within =
                message.option(Dhcpv6OptionCode.IA_NA).orElseThrow().options();
        assertEquals(Dhcpv6OptionCode.IA_ADDRESS, within.get(0).code());
        assertEquals(
                Dhcpv6OptionCode.STATUS_CODE, within.get(0).options().get(0).code());
        assertEquals(
                List.of(ADDRESS, ADDRESS),
                message.option(Dhcpv6OptionCode.DNS_SERVERS).orElseThrow().addresses());
        Map<String, String> fields = DhcpMessageTest.fields(message);
        assertEquals("7", fields.get("dhcpv6.msgtype"));
        assertEquals("0x8e866d", fields.get("dhcpv6.xid"));
        assertEquals("2001:db8::5", fields.get("dhcpv6.iaaddr.ip"));
        assertEquals("0x00000005|0x00000006", fields.get("dhcpv6.iaid"));
    }

    @Test
    void relayAgentsEncloseMessages() {
        Dhcpv6Message outer = Golden.layer("dhcpv6-relay", Dhcpv6Message.class);
        assertEquals(Optional.of(new Dhcpv6Header.Relay(1, ADDRESS, ADDRESS)), outer.relay());
        Dhcpv6Message inner = outer.relayed().flatMap(Dhcpv6Message::relayed).orElseThrow();
        assertEquals(Golden.layer("dhcpv6-solicit", Dhcpv6Message.class).bytes(), inner.bytes());
    }

    @Test
    void deepNestingIsBounded() throws MalformedPacketException {
        Dhcpv6Header header = Dhcpv6Header.of(Dhcpv6MessageType.SOLICIT, 1);
        for (int i = 0; i < 1000; i++) {
            header = header.relayed(0, ADDRESS, ADDRESS);
        }
        assertTrue(CheckingVisitor.check(Dhcpv6Message.parse(header.encode())) < 1000);
    }

    @Test
    void whatIsTooShort() {
        assertEquals("DHCPv6 length 3 too short", message("010203"));
        assertEquals("DHCPv6 length 4 too short for message type 12", message("0c000000"));
        assertEquals("not enough data to decode", message("01000001000100"));
        assertEquals("dhcpv6 option size < length 8", message("010000010001000400"));
    }

    private static String message(String hex) {
        return assertThrows(MalformedPacketException.class, () -> Dhcpv6Message.parse(Bytes.parseHex(hex)))
                .getMessage();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Dhcpv6Header.of(Dhcpv6MessageType.SOLICIT, 0x1000000));
        assertThrows(IllegalArgumentException.class, () -> Dhcpv6Header.of(Dhcpv6MessageType.RELAY_FORWARD, 0));
        assertThrows(IllegalArgumentException.class, () -> Dhcpv6Option.iaAddress(ADDRESS, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Dhcpv6Header.Relay(256, ADDRESS, ADDRESS));
    }
}
