package dev.toami.protocols.transport;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UdpDatagramTest {
    @Test
    void gettersReadTheHeader() {
        UdpDatagram udp = Golden.layer("udp", UdpDatagram.class);
        assertEquals(40001, udp.sourcePort());
        assertEquals(9999, udp.destinationPort());
        assertEquals(19, udp.declaredLength());
        assertEquals(11298, udp.checksum());
        assertEquals(8, udp.contents().length());
        assertEquals(11, udp.payload().length());
        assertFalse(udp.isTruncated());
    }

    @Test
    void lengthClipsThePayload() throws MalformedPacketException {
        Bytes header = Bytes.parseHex("0001 0002 000a 0000 01020304");
        assertEquals(2, UdpDatagram.parse(header).payload().length());
        assertFalse(UdpDatagram.parse(header).isTruncated());
        Bytes longer = Bytes.parseHex("0001 0002 0010 0000 01020304");
        assertEquals(4, UdpDatagram.parse(longer).payload().length());
        assertTrue(UdpDatagram.parse(longer).isTruncated());
        Bytes jumbo = Bytes.parseHex("0001 0002 0000 0000 01020304");
        assertEquals(4, UdpDatagram.parse(jumbo).payload().length());
        assertFalse(UdpDatagram.parse(jumbo).isTruncated());
    }

    @Test
    void contradictionsAreMalformed() {
        for (int declared = 1; declared < 8; declared++) {
            Bytes bytes = Bytes.of(0, 1, 0, 2, 0, declared, 0, 0);
            assertEquals(
                    "UDP packet too small: " + declared + " bytes",
                    assertThrows(MalformedPacketException.class, () -> UdpDatagram.parse(bytes))
                            .getMessage());
        }
        assertEquals(
                "Invalid UDP header. Length 7 less than 8",
                assertThrows(MalformedPacketException.class, () -> UdpDatagram.parse(Bytes.wrap(new byte[7])))
                        .getMessage());
    }
}
