package dev.toami.protocols.telemetry;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.Golden;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.link.CheckingVisitor;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SflowDatagramTest {
    private static final Bytes PACKET = Bytes.parseHex(
            "0000000500000001c000020100000000000003e80001e2400000000100000001000000980000004d0000000300000200"
                    + "000028000000000000000003000000040000000300000001000000400000000100000034000000040000003002000000"
                    + "00020200000000010800450000221234400040113c60c0000201c633640213881389000ebf4701080f161d24000003e9"
                    + "000000100000000a000000010000001400000002000003ea0000001000000001c63364020000001800000010");

    /** As gopacket 1.1.19 prints it. */
    private static final String TEXT =
            "{Contents=[] Payload=[] DatagramVersion=5 AgentAddress=192.0.2.1 SubAgentID=0 SequenceNumber=1000 Ag"
                    + "entUptime=123456 SampleCount=1 FlowSamples=[{EnterpriseID=Standard SFlow Format=Flow Sample SampleLe"
                    + "ngth=152 SequenceNumber=77 SourceIDClass=Single Interface SourceIDIndex=3 SamplingRate=512 SamplePoo"
                    + "l=10240 Dropped=0 InputInterfaceFormat=0 InputInterface=3 OutputInterfaceFormat=0 OutputInterface=4 "
                    + "RecordCount=3 Records=[{EnterpriseID=Standard SFlow Format=Raw Packet Flow Record FlowDataLength=64 "
                    + "HeaderProtocol=ETHERNET-ISO88023 FrameLength=52 PayloadRemoved=4 HeaderLength=48 Header=PACKET: 48 b"
                    + "ytes\n- Layer 1 (14 bytes) = Ethernet\t{Contents=[..14..] Payload=[..34..] SrcMAC=02:00:00:00:00:01 "
                    + "DstMAC=02:00:00:00:00:02 EthernetType=IPv4 Length=0}\n- Layer 2 (20 bytes) = IPv4\t{Contents=[..20.."
                    + "] Payload=[..14..] Version=4 IHL=5 TOS=0 Length=34 Id=4660 Flags=DF FragOffset=0 TTL=64 Protocol=UDP"
                    + " Checksum=15456 SrcIP=192.0.2.1 DstIP=198.51.100.2 Options=[] Padding=[]}\n- Layer 3 (08 bytes) = UD"
                    + "P\t{Contents=[..8..] Payload=[..6..] SrcPort=5000(commplex-main) DstPort=5001(commplex-link) Length="
                    + "14 Checksum=48967}\n- Layer 4 (06 bytes) = Payload\t6 byte(s)\n}, {EnterpriseID=Standard SFlow Forma"
                    + "t=Extended Switch Flow Record FlowDataLength=16 IncomingVLAN=10 IncomingVLANPriority=1 OutgoingVLAN="
                    + "20 OutgoingVLANPriority=2}, {EnterpriseID=Standard SFlow Format=Extended Router Flow Record FlowData"
                    + "Length=16 NextHop=198.51.100.2 NextHopSourceMask=24 NextHopDestinationMask=16}]}] CounterSamples=[]}";

    private static SflowDatagram parse() {
        try {
            return SflowDatagram.parse(PACKET);
        } catch (MalformedPacketException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sampledPacketIsPrintedWithinTheDatagram() {
        assertEquals(TEXT, parse().toString());
    }

    @Test
    void header() {
        SflowDatagram sflow = parse();
        assertEquals(0, sflow.subAgentId());
        assertEquals(1000, sflow.sequenceNumber());
        assertEquals(123456, sflow.uptime());
        assertEquals(1, sflow.sampleCount());
        assertFalse(sflow.isTruncated());
    }

    @Test
    void samplesAndRecords() {
        SflowSample sample = parse().samples().get(0);
        assertTrue(sample.isFlow());
        assertEquals(SflowSample.FLOW, sample.format());
        assertEquals(
                List.of(1, 1001, 1002),
                sample.records().stream().map(SflowRecord::format).toList());
        assertEquals(48, sample.records().get(0).sampledHeader().orElseThrow().length());
        assertEquals(
                List.of(LayerType.ETHERNET, LayerType.IPV4, LayerType.UDP, LayerType.PAYLOAD),
                parse().quoted(Dissector.standard()).stream()
                        .map(layer -> layer.type())
                        .toList());
    }

    @Test
    void counters() {
        SflowDatagram sflow = Golden.layer("sflow-counters", SflowDatagram.class);
        assertEquals(3, sflow.samples().size());
        assertTrue(sflow.samples().stream().allMatch(SflowSample::isCounters));
        assertEquals(
                List.of(1, 2),
                sflow.samples().get(0).records().stream()
                        .map(SflowRecord::format)
                        .toList());
        assertEquals(List.of(), sflow.quoted(Dissector.standard()));
    }

    @Test
    void vendorRecordsAreKept() {
        SflowSample sample = Golden.layer("sflow-vendor-record", SflowDatagram.class)
                .samples()
                .get(0);
        assertEquals(
                List.of(0, 4413),
                sample.records().stream().map(SflowRecord::enterprise).toList());
        assertEquals(Bytes.parseHex("0000000100000002"), sample.records().get(1).data());
    }

    @Test
    void everyTruncation() throws MalformedPacketException {
        for (int length = 0; length < PACKET.length(); length++) {
            Bytes cut = PACKET.slice(0, length);
            if (length < 28) {
                assertThrows(MalformedPacketException.class, () -> SflowDatagram.parse(cut));
            } else {
                SflowDatagram sflow = SflowDatagram.parse(cut);
                assertTrue(sflow.isTruncated());
                CheckingVisitor.check(sflow);
                assertTrue(sflow.toString().startsWith("{Contents=[] Payload=[] DatagramVersion=5"));
            }
        }
    }

    @Test
    void countsThatCannotBeMakeNoLists() throws MalformedPacketException {
        byte[] bytes = PACKET.toArray();
        for (int at = 24; at + 4 <= bytes.length; at += 4) {
            byte[] hostile = bytes.clone();
            hostile[at] = hostile[at + 1] = hostile[at + 2] = hostile[at + 3] = (byte) 0xff;
            SflowDatagram sflow = SflowDatagram.parse(Bytes.wrap(hostile));
            assertTrue(CheckingVisitor.check(sflow) < 200);
            assertTrue(sflow.toString().length() < 4000);
        }
    }

    @Test
    void malformed() {
        byte[] version = PACKET.toArray();
        version[3] = 4;
        assertThrows(MalformedPacketException.class, () -> SflowDatagram.parse(Bytes.wrap(version)));
        byte[] address = PACKET.toArray();
        address[7] = 3;
        assertThrows(MalformedPacketException.class, () -> SflowDatagram.parse(Bytes.wrap(address)));
        byte[] none = PACKET.toArray();
        none[27] = 0;
        MalformedPacketException e =
                assertThrows(MalformedPacketException.class, () -> SflowDatagram.parse(Bytes.wrap(none)));
        assertEquals("SFlow Datagram has invalid sample length: 0", e.getMessage());
    }
}
