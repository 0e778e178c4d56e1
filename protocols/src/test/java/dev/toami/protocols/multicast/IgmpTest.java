package dev.toami.protocols.multicast;

import java.time.Duration;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Golden;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.ip.Ipv4Header;
import dev.toami.protocols.link.EthernetHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class IgmpTest {
    private static final Ipv4Address GROUP = Ipv4Address.parse("233.252.0.9");

    private static Packet packet(String name) {
        return Golden.named(name).dissect();
    }

    @ParameterizedTest
    @CsvSource({
        "igmp-v1-query, 1, IGMP Membership Query, 0.0.0.0",
        "igmp-v2-query, 2, IGMP Membership Query, 233.252.0.9",
        "igmp-v1-report, 1, IGMPv1 Membership Report, 233.252.0.9",
        "igmp-v2-report, 2, IGMPv2 Membership Report, 233.252.0.9",
        "igmp-leave, 2, Leave Group, 233.252.0.9"
    })
    void shortMessages(String name, int version, String type, String group) {
        Packet packet = packet(name);
        IgmpMessage message = packet.layer(IgmpMessage.class).orElseThrow();
        assertEquals(version, message.version());
        assertEquals(type, message.messageType().toString());
        assertEquals(Ipv4Address.parse(group), message.group());
        assertEquals(
                ChecksumStatus.GOOD,
                message.checksumStatus(packet.networkLayer().orElseThrow()));
    }

    @Test
    void queryOfVersion3() {
        IgmpQuery query = Golden.layer("igmp-v3-query", IgmpQuery.class);
        assertEquals(GROUP, query.group());
        assertEquals(Duration.ofSeconds(10), query.maxResponseTime());
        assertEquals(Duration.ofSeconds(125), query.queryInterval());
        assertTrue(query.suppressesRouterProcessing());
        assertEquals(2, query.robustness());
        assertEquals(List.of(Ipv4Address.parse("192.0.2.7"), Ipv4Address.parse("192.0.2.8")), query.sources());
    }

    /** RFC 3376, section 4.1.1: exponent 1, mantissa 1, and exponent 7, mantissa 10. */
    @Test
    void longTimesAreFloatingPoint() {
        IgmpQuery query = Golden.layer("igmp-v3-query-long-times", IgmpQuery.class);
        assertEquals(Duration.ofMillis(100 * (17 << 4)), query.maxResponseTime());
        assertEquals(Duration.ofSeconds(26 << 10), query.queryInterval());
    }

    @Test
    void sourcesThatAreNotThereAreLeftOut() throws MalformedPacketException {
        byte[] bytes = Golden.layer("igmp-v3-query", IgmpQuery.class).bytes().toArray();
        bytes[10] = (byte) 0xff;
        IgmpQuery query = IgmpQuery.parse(Bytes.wrap(bytes));
        assertEquals(0xff02, query.declaredSources());
        assertEquals(2, query.sources().size());
        assertTrue(query.toValue().isEmpty());
        assertTrue(query.toString().contains("SourceAddresses=[] "), query.toString());
    }

    @Test
    void reportOfVersion3() {
        IgmpReport report = Golden.layer("igmp-v3-report", IgmpReport.class);
        assertEquals(2, report.declaredRecords());
        assertEquals(
                List.of(
                        IgmpGroupRecord.of(RecordType.CHANGE_TO_EXCLUDE_MODE, GROUP),
                        IgmpGroupRecord.of(
                                RecordType.BLOCK_OLD_SOURCES,
                                Ipv4Address.parse("233.252.0.10"),
                                Ipv4Address.parse("192.0.2.7"),
                                Ipv4Address.parse("192.0.2.8"))),
                report.records());
    }

    @Test
    void recordsThatAreNotWholeAreLeftOut() {
        IgmpReport report = Golden.layer("igmp-v3-report-cut", IgmpReport.class);
        assertEquals(2, report.declaredRecords());
        assertEquals(1, report.records().size());
    }

    @Test
    void theOthersThatShareTheNumberAreLayersOfTheirOwn() {
        assertEquals(
                RgmpMessage.JOIN, Golden.layer("rgmp-join", RgmpMessage.class).messageType());
        DvmrpMessage probe = Golden.layer("dvmrp-probe", DvmrpMessage.class);
        assertEquals(List.of(1, 3, 255), List.of(probe.code(), probe.majorVersion(), probe.minorVersion()));
    }

    @ParameterizedTest
    @CsvSource({
        "1100000000000000 0000, 10 bytes of a query are of no version",
        "2100000000000000, type 0x21",
        "16, type alone"
    })
    void otherMessagesAreMalformed(String hex, String why) {
        MalformedPacketException e = assertThrows(
                MalformedPacketException.class, () -> IgmpMessage.parseAny(Bytes.parseHex(hex.replace(" ", ""))), why);
        assertEquals(LayerType.IGMP, e.layerType());
    }

    @Test
    void buildsWhatItReads() {
        Bytes built = PacketBuilder.build(
                EthernetHeader.empty(),
                Ipv4Header.of(Ipv4Address.parse("192.0.2.1"), GROUP),
                IgmpQueryHeader.of(GROUP, Ipv4Address.parse("192.0.2.7")));
        Packet packet = Golden.ethernet(built);
        IgmpQuery query = packet.layer(IgmpQuery.class).orElseThrow();
        assertEquals(
                ChecksumStatus.GOOD, query.checksumStatus(packet.networkLayer().orElseThrow()));
        assertEquals(List.of(Ipv4Address.parse("192.0.2.7")), query.sources());
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new IgmpType(256));
        assertThrows(IllegalArgumentException.class, () -> new RecordType(-1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new IgmpGroupRecord(RecordType.MODE_IS_INCLUDE, GROUP, List.of(), Bytes.of(1, 2, 3)));
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(IgmpHeader.empty().withMaxResponseTimeCode(256)));
    }
}
