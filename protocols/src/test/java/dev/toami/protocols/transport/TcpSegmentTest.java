package dev.toami.protocols.transport;

import java.util.List;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.Golden;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TcpSegmentTest {
    private static Bytes segment(int words, String options) {
        byte[] bytes = Bytes.parseHex("c0000050 01020304 05060708 50100400 00000000" + options)
                .toArray();
        bytes[12] = (byte) (words << 4);
        return Bytes.wrap(bytes);
    }

    @Test
    void gettersReadTheHeader() {
        TcpSegment tcp = Golden.layer("tcp-data", TcpSegment.class);
        assertEquals(49152, tcp.sourcePort());
        assertEquals(80, tcp.destinationPort());
        assertEquals(0x01020304, tcp.sequenceNumber());
        assertEquals(0x05060708, tcp.acknowledgmentNumber());
        assertEquals(32, tcp.headerLength());
        assertEquals(Set.of(TcpFlag.PSH, TcpFlag.ACK), tcp.flags());
        assertTrue(tcp.has(TcpFlag.ACK));
        assertFalse(tcp.has(TcpFlag.SYN));
        assertEquals(65535, tcp.window());
        assertEquals(0, tcp.urgentPointer());
        assertEquals(
                List.of(
                        new TcpOption.NoOperation(),
                        new TcpOption.NoOperation(),
                        new TcpOption.Timestamps(123456, 1000)),
                tcp.options());
        assertTrue(tcp.padding().isEmpty());
        assertEquals(11, tcp.payload().length());
        assertEquals(LayerType.TCP, tcp.type());
    }

    @Test
    void flagsHaveNineBits() {
        TcpSegment tcp = Golden.layer("tcp-flags", TcpSegment.class);
        assertEquals(Set.of(TcpFlag.FIN, TcpFlag.PSH, TcpFlag.URG, TcpFlag.ECE, TcpFlag.CWR, TcpFlag.NS), tcp.flags());
        assertEquals(7, tcp.urgentPointer());
        assertEquals(Bytes.of(0xaa, 0xbb, 0xcc), tcp.padding());
    }

    @Test
    void optionsOfASyn() {
        assertEquals(
                List.of(
                        new TcpOption.MaximumSegmentSize(1460),
                        new TcpOption.SackPermitted(),
                        new TcpOption.Timestamps(1, 0),
                        new TcpOption.NoOperation(),
                        new TcpOption.WindowScale(7)),
                Golden.layer("tcp-syn", TcpSegment.class).options());
    }

    @Test
    void selectiveAcknowledgment() {
        TcpOption sack = Golden.layer("tcp-sack", TcpSegment.class).options().get(2);
        assertEquals(
                new TcpOption.Sack(List.of(new TcpOption.Sack.Block(100, 200), new TcpOption.Sack.Block(300, 400))),
                sack);
    }

    @Test
    void optionsOfTheWrongLengthKeepTheirBytes() {
        for (int kind : new int[] {2, 3, 4, 5, 8, 77}) {
            Bytes data = Bytes.of(1, 2, 3);
            assertEquals(new TcpOption.Other(kind, data), TcpOption.read(kind, data));
        }
    }

    @Test
    void contradictionsAreMalformed() {
        assertMalformed(Bytes.of(1), "Invalid TCP header. Length 1 less than 20", true, 0);
        assertMalformed(segment(4, ""), "Invalid TCP data offset 4 < 5", false, 12);
        assertMalformed(segment(6, ""), "TCP data offset greater than packet length", true, 0);
        assertMalformed(segment(6, "01010102"), "Invalid TCP option length. Length 1 less than 2", true, 23);
        assertMalformed(segment(6, "02010101"), "Invalid TCP option length 1 < 2", false, 20);
        assertMalformed(segment(6, "01020401"), "Invalid TCP option length 4 exceeds remaining 3 bytes", true, 21);
    }

    private static void assertMalformed(Bytes bytes, String message, boolean truncated, int offset) {
        MalformedPacketException e = assertThrows(MalformedPacketException.class, () -> TcpSegment.parse(bytes));
        assertEquals(message, e.getMessage());
        assertEquals(truncated, e.isTruncated());
        assertEquals(offset, e.offset());
    }

    @Test
    void payloadIsDecodedByPortOnlyIfSomebodySaysSo() {
        Golden golden = Golden.named("tcp-data");
        assertEquals(LayerType.PAYLOAD, golden.dissect().layers().get(3).type());
        LayerType http = new LayerType("HTTP");
        Dissector dissector = Dissector.standard().toBuilder()
                .tcpPort(80, in -> {
                    throw MalformedPacketException.invalid(http, 0, 1, 0, "not a request");
                })
                .build();
        CapturedFrame frame =
                CapturedFrame.of(LinkType.ETHERNET, 0, golden.bytes().length(), golden.bytes());
        assertEquals(
                "not a request",
                dissector.dissect(frame).errorLayer().orElseThrow().message());
        assertTrue(dissector.dissect(frame).layer(TcpSegment.class).isPresent());
        assertTrue(dissector.dissect(frame).layer(Payload.class).isEmpty());
    }
}
