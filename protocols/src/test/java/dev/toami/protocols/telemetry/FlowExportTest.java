package dev.toami.protocols.telemetry;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.Layer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import dev.toami.protocols.link.CheckingVisitor;
import dev.toami.protocols.print.Fields;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FlowExportTest {
    private static List<String> fields(Layer layer, String name) {
        List<String> values = new ArrayList<>();
        Fields.of(layer, field -> {
            if (field.name().equals(name)) {
                values.add(field.value());
            }
        });
        return values;
    }

    @Test
    void netflow5() throws MalformedPacketException {
        NetflowDatagram netflow = Golden.layer("netflow-5", NetflowDatagram.class);
        assertEquals(5, netflow.version());
        assertEquals(1, netflow.count());
        assertEquals(List.of("192.0.2.1"), fields(netflow, "cflow.srcaddr"));
        assertEquals(List.of("1500"), fields(netflow, "cflow.octets"));
        assertEquals(List.of("0x1b"), fields(netflow, "cflow.tcpflags"));
        assertEquals(List.of("100"), fields(netflow, "cflow.samplerate"));
        assertEquals(72, netflow.contents().length());
        assertFalse(netflow.isTruncated());
        assertTrue(NetflowDatagram.parse(netflow.bytes().slice(0, 71)).isTruncated());
    }

    @Test
    void netflow9WithItsTemplate() {
        NetflowDatagram netflow = Golden.layer("netflow-9", NetflowDatagram.class);
        assertEquals(List.of("0", "256", "300"), fields(netflow, "cflow.flowset_id"));
        assertEquals(List.of("8", "12", "7", "1"), fields(netflow, "cflow.template_field_type"));
        assertEquals(List.of("192.0.2.1", "192.0.2.1"), fields(netflow, "cflow.srcaddr"));
        assertEquals(List.of("49152", "49152"), fields(netflow, "cflow.srcport"));
        assertTrue(netflow.toString().contains("{FlowSetID=Data(300) Length=8 Data=[0, 0, 0, 1]}"));
    }

    @Test
    void ipfixWithVariableLengths() {
        IpfixMessage ipfix = Golden.layer("ipfix", IpfixMessage.class);
        assertEquals(1700000000, ipfix.exportTime());
        assertEquals(42, ipfix.sequenceNumber());
        assertEquals(7, ipfix.observationDomainId());
        assertTrue(ipfix.toString()
                .contains("{SourceIPv4Address=192.0.2.1 InterfaceName=eth0"
                        + " Enterprise29305Element1=7 FlowEndMilliseconds=1700000000000}"));
    }

    @Test
    void everyTruncation() {
        for (String name : List.of("netflow-5", "netflow-9", "ipfix")) {
            Class<? extends Layer> kind = name.equals("ipfix") ? IpfixMessage.class : NetflowDatagram.class;
            Bytes all = Golden.layer(name, kind).bytes();
            int least = name.equals("netflow-5") ? 24 : name.equals("netflow-9") ? 20 : 16;
            for (int length = 0; length < all.length(); length++) {
                Bytes cut = all.slice(0, length);
                if (length < least) {
                    assertThrows(MalformedPacketException.class, () -> NetflowDatagram.parseAny(cut));
                } else {
                    CheckingVisitor.check(parseAny(cut));
                }
            }
        }
    }

    private static Layer parseAny(Bytes in) {
        try {
            return NetflowDatagram.parseAny(in);
        } catch (MalformedPacketException e) {
            throw new AssertionError(e);
        }
    }

    /** Fields without bytes: as records they would be endless. */
    @Test
    void templatesOfNothingMakeNoRecords() {
        Bytes hostile = Bytes.parseHex("000a 0030 00000000 00000000 00000000"
                + "0002 0010 0100 0002 0008 0000 000c 0000"
                + "0100 0010 010203040506070809101112");
        assertFalse(parseAny(hostile).toString().contains("Records"));
        assertTrue(CheckingVisitor.check(parseAny(hostile)) < 40);
    }

    @Test
    void manySmallRecordsStayLinear() {
        int records = 20_000;
        byte[] bytes = new byte[16 + 12 + 4 + records];
        System.arraycopy(
                Bytes.parseHex("000a 0000 00000000 00000000 00000000 0002 000c 0100 0001 0004 0001")
                        .toArray(),
                0,
                bytes,
                0,
                28);
        bytes[2] = (byte) (bytes.length >> 8);
        bytes[3] = (byte) bytes.length;
        bytes[28] = 1;
        bytes[30] = (byte) ((records + 4) >> 8);
        bytes[31] = (byte) (records + 4);
        assertEquals(
                records, fields(parseAny(Bytes.wrap(bytes)), "cflow.protocol").size());
    }

    @Test
    void unknownVersionsAreMalformed() throws MalformedPacketException {
        assertThrows(MalformedPacketException.class, () -> NetflowDatagram.parse(Bytes.parseHex("0008 0000")));
        assertThrows(MalformedPacketException.class, () -> IpfixMessage.parse(Bytes.wrap(new byte[16])));
        assertInstanceOf(Payload.class, IpfixMessage.parseSegment(Bytes.wrap(new byte[16])));
    }

    @Test
    void openFlow() throws MalformedPacketException {
        OpenFlowSegment segment = Golden.layer("openflow-hello", OpenFlowSegment.class);
        assertEquals(2, segment.messages().size());
        assertEquals(4, segment.messages().get(0).version());
        assertEquals(16, segment.messages().get(0).declaredLength());
        assertEquals(8, segment.messages().get(1).transactionId());
        assertTrue(segment.toString().contains("Type=ECHO_REQUEST"));
        assertTrue(
                Golden.layer("openflow-1.0", OpenFlowSegment.class).toString().contains("Type=STATS_REQUEST"));
        for (int length = 0; length < 16; length++) {
            Bytes cut = segment.bytes().slice(0, length);
            if (length < 8) {
                assertThrows(MalformedPacketException.class, () -> OpenFlowSegment.parse(cut));
                assertInstanceOf(Payload.class, OpenFlowSegment.parseSegment(cut));
            } else {
                assertTrue(OpenFlowSegment.parse(cut).isTruncated());
            }
        }
        assertInstanceOf(Payload.class, OpenFlowSegment.parseSegment(Bytes.parseHex("0700000800000001")));
        assertInstanceOf(Payload.class, OpenFlowSegment.parseSegment(Bytes.parseHex("0400000700000001")));
        assertEquals(Bytes.parseHex("04020008000000ff"), PacketBuilder.build(OpenFlowHeader.of(4, 2, 255)));
    }
}
