package dev.toami.protocols.multicast;

import java.time.Duration;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.icmp.Icmpv6Message;
import dev.toami.protocols.icmp.Icmpv6Type;
import dev.toami.protocols.transport.UdpDatagram;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MldAndPimTest {
    private static final Ipv6Address GROUP = Ipv6Address.parse("ff05::1:3");

    @Test
    void version1() {
        MldMessage query = Golden.layer("mld-v1-query", MldMessage.class);
        assertEquals(Duration.ofSeconds(10), query.maximumResponseDelay());
        assertEquals(Ipv6Address.ANY, query.group());
        assertEquals(Icmpv6Type.MULTICAST_LISTENER_QUERY, query.messageType());
        assertEquals(GROUP, Golden.layer("mld-v1-report", MldMessage.class).group());
        assertEquals(
                Icmpv6Type.MULTICAST_LISTENER_DONE,
                Golden.layer("mld-v1-done", MldMessage.class).messageType());
    }

    @Test
    void version2() {
        MldV2Query query = Golden.layer("mld-v2-query", MldV2Query.class);
        assertEquals(GROUP, query.group());
        assertTrue(query.suppressesRouterProcessing());
        assertEquals(Duration.ofSeconds(125), query.queryInterval());
        assertEquals(List.of(Ipv6Address.parse("2001:db8::7")), query.sources());
        MldV2Report report = Golden.layer("mld-v2-report", MldV2Report.class);
        assertEquals(
                List.of(
                        MldAddressRecord.of(RecordType.CHANGE_TO_EXCLUDE_MODE, GROUP),
                        new MldAddressRecord(
                                RecordType.BLOCK_OLD_SOURCES,
                                Ipv6Address.parse("ff05::2"),
                                List.of(Ipv6Address.parse("2001:db8::7")),
                                Bytes.of(1, 2, 3, 4))),
                report.records());
    }

    /** RFC 3810, section 5.1.3: exponent 1, mantissa 0x123; section 5.1.9: exponent 7, mantissa 10. */
    @Test
    void longTimesAreFloatingPoint() {
        MldV2Query query = Golden.layer("mld-v2-query-long-times", MldV2Query.class);
        assertEquals(Duration.ofMillis(0x1123 << 4), query.maximumResponseDelay());
        assertEquals(Duration.ofSeconds(26 << 10), query.queryInterval());
    }

    @Test
    void checksumsOfTheMessagesAreGood() {
        for (String name : List.of("mld-v1-query", "mld-v2-query", "mld-v2-report")) {
            Packet packet = Golden.named(name).dissect();
            assertEquals(
                    ChecksumStatus.GOOD,
                    packet.layer(Icmpv6Message.class)
                            .orElseThrow()
                            .checksumStatus(packet.networkLayer().orElseThrow()));
        }
    }

    @Test
    void moreRecordsThanThereAreIsMalformed() {
        byte[] bytes = Golden.layer("mld-v2-report", MldV2Report.class).bytes().toArray();
        bytes[3] = 3;
        assertThrows(MalformedPacketException.class, () -> MldV2Report.parse(Bytes.wrap(bytes)));
        byte[] query = Golden.layer("mld-v2-query", MldV2Query.class).bytes().toArray();
        query[22] = 1;
        MalformedPacketException e =
                assertThrows(MalformedPacketException.class, () -> MldV2Query.parse(Bytes.wrap(query)));
        assertEquals("ICMP layer less than 56 bytes for Multicast Listener Query Message V2", e.getMessage());
    }

    @Test
    void pimRegisterEnclosesAPacket() {
        Packet packet = Golden.named("pim-register").dissect();
        PimMessage register = packet.layer(PimMessage.class).orElseThrow();
        assertEquals(PimType.REGISTER, register.messageType());
        assertTrue(register.isNullRegister());
        assertFalse(register.isBorder());
        assertEquals(8, register.contents().length());
        assertEquals(9999, packet.layer(UdpDatagram.class).orElseThrow().destinationPort());
    }

    @Test
    void pimChecksumsAreGood() {
        for (String name : List.of("pim-hello", "pim-register", "pim-join-prune", "pim-assert", "pim-bootstrap")) {
            Packet packet = Golden.named(name).dissect();
            PimMessage message = packet.layer(PimMessage.class).orElseThrow();
            assertEquals(2, message.version());
            assertEquals(
                    ChecksumStatus.GOOD,
                    message.checksumStatus(packet.networkLayer().orElseThrow()),
                    name);
        }
    }

    @Test
    void pimWithoutAllOfItsFieldsIsShownAsBytes() throws MalformedPacketException {
        PimMessage cut = PimMessage.parse(Bytes.parseHex("23000000010000"));
        assertTrue(cut.toString().contains("Data=[1, 0, 0]"), cut.toString());
    }
}
