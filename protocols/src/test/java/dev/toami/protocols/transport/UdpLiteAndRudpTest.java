package dev.toami.protocols.transport;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UdpLiteAndRudpTest {
    private static ChecksumStatus status(byte[] frame) {
        Packet packet = Golden.ethernet(Bytes.wrap(frame));
        return packet.layer(UdpLitePacket.class)
                .orElseThrow()
                .checksumStatus(packet.networkLayer().orElseThrow());
    }

    @Test
    void udpLiteChecksumCoversWhatItSays() {
        Bytes frame = Golden.named("udp-lite").bytes();
        UdpLitePacket udp = Golden.layer("udp-lite", UdpLitePacket.class);
        assertEquals(40000, udp.sourcePort());
        assertEquals(7000, udp.destinationPort());
        assertEquals(12, udp.checksumCoverage());
        assertEquals(9, udp.payload().length());
        assertEquals(ChecksumStatus.GOOD, status(frame.toArray()));
        byte[] covered = frame.toArray();
        covered[45] ^= 1;
        assertEquals(ChecksumStatus.BAD, status(covered));
        byte[] uncovered = frame.toArray();
        uncovered[46] ^= 1;
        assertEquals(ChecksumStatus.GOOD, status(uncovered));
        for (int coverage : new int[] {1, 7, 18}) {
            byte[] invalid = frame.toArray();
            invalid[39] = (byte) coverage;
            assertEquals(ChecksumStatus.BAD, status(invalid));
        }
        assertThrows(MalformedPacketException.class, () -> UdpLitePacket.parse(Bytes.wrap(new byte[7])));
    }

    @Test
    void rudpHeadersHaveAVariableArea() {
        RudpSegment syn = Golden.layer("rudp-syn", RudpSegment.class);
        assertTrue(syn.isSyn());
        assertEquals(1, syn.version());
        assertEquals(5, syn.sourcePort());
        assertEquals(6, syn.destinationPort());
        assertEquals(24, syn.headerLength());
        RudpSegment eack = Golden.layer("rudp-eack", RudpSegment.class);
        assertEquals(List.of(101L, 103L), eack.receivedOutOfSequence());
        assertEquals(4, eack.payload().length());
        RudpSegment data = Golden.layer("rudp-data", RudpSegment.class);
        assertEquals(102, data.sequenceNumber());
        assertEquals(77, data.acknowledgmentNumber());
        assertEquals(6, data.dataLength());
    }

    private static String message(String hex) {
        return assertThrows(MalformedPacketException.class, () -> RudpSegment.parse(Bytes.parseHex(hex)))
                .getMessage();
    }

    @Test
    void rudpContradictionsAreMalformed() {
        String rest = "00".repeat(20);
        assertEquals("RUDP packet with too-short header length 8", message("4008" + rest));
        assertEquals("RUDP packet invalid SYN header length: 0", message("8009" + rest));
        assertEquals("RUDP packet invalid EACK header length: 2", message("200a" + rest));
        assertEquals("a RUDP header of 24 bytes; there are 22", message("400c" + rest));
        assertEquals("a RUDP header has at least 18 bytes; there are 17", message("00".repeat(17)));
        assertThrows(IllegalArgumentException.class, () -> RudpHeader.of(0, 1, 2, 3, 4, Bytes.of(1)));
    }
}
