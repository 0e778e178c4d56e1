package dev.toami.protocols.automotive;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AutomotiveTest {
    @Test
    void someIpMessagesShareADatagram() throws MalformedPacketException {
        SomeIpDatagram datagram = Golden.layer("someip", SomeIpDatagram.class);
        List<SomeIpMessage> messages = datagram.messages();
        assertEquals(2, messages.size());
        assertEquals(0x1001, messages.get(0).header().serviceId());
        assertEquals(0x8001, messages.get(0).header().methodId());
        assertEquals(18, messages.get(0).declaredLength());
        assertEquals(10, messages.get(0).body().length());
        assertEquals(0x20, messages.get(1).header().messageType());
        for (int length = 0; length < datagram.bytes().length(); length++) {
            Bytes cut = datagram.bytes().slice(0, length);
            if (length < 16) {
                assertThrows(MalformedPacketException.class, () -> SomeIpDatagram.parse(cut));
            } else if (length < 26) {
                assertTrue(SomeIpDatagram.parse(cut).isTruncated());
            }
        }
    }

    @Test
    void someIpIsBuiltWithItsLength() throws MalformedPacketException {
        SomeIpHeader header = SomeIpHeader.request(0x1111, 0x0002, 3, 4);
        Bytes bytes = PacketBuilder.build(header, Payload.of(new byte[] {9, 9, 9}));
        assertEquals(Bytes.parseHex("11110002 0000000b 00030004 01010000 090909"), bytes);
        assertEquals(header, SomeIpDatagram.parse(bytes).messages().get(0).header());
        assertThrows(IllegalArgumentException.class, () -> PacketBuilder.build(SomeIpHeader.request(65536, 0, 0, 0)));
    }

    @Test
    void hugeLengthsAreClipped() throws MalformedPacketException {
        SomeIpDatagram datagram = SomeIpDatagram.parse(Bytes.parseHex("11110002 ffffffff 00030004 01010000 0909"));
        assertTrue(datagram.isTruncated());
        assertEquals(1, datagram.messages().size());
        assertEquals(2, datagram.messages().get(0).body().length());
        assertInstanceOf(Payload.class, SomeIpDatagram.parseSegment(Bytes.wrap(new byte[16])));
    }

    @Test
    void doip() throws MalformedPacketException {
        DoipMessage announcement = Golden.layer("doip-announcement", DoipMessage.class);
        assertEquals(4, announcement.payloadType());
        assertEquals(33, announcement.body().length());
        assertTrue(announcement.toString().contains("VIN=WVWZZZ1JZXW000001 LogicalAddress=4096"));
        DoipMessage diagnostic = Golden.layer("doip-diagnostic", DoipMessage.class);
        assertEquals(Bytes.of(0x22, 0xf1, 0x90), diagnostic.payload());
        assertEquals(Optional.of(DoipHeader.of(2, 0x8001, Bytes.of(0x0e, 0, 0x10, 0))), diagnostic.toValue());
        assertEquals(
                diagnostic.bytes(),
                PacketBuilder.build(diagnostic.toValue().orElseThrow(), Payload.of(diagnostic.payload())));
        assertTrue(DoipMessage.parse(diagnostic.bytes().slice(0, 14)).isTruncated());
        for (int length = 0; length < 8; length++) {
            Bytes cut = diagnostic.bytes().slice(0, length);
            assertThrows(MalformedPacketException.class, () -> DoipMessage.parse(cut));
            assertInstanceOf(Payload.class, DoipMessage.parseSegment(cut));
        }
        assertThrows(MalformedPacketException.class, () -> DoipMessage.parse(Bytes.parseHex("02fc000100000000")));
    }
}
