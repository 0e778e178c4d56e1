package dev.toami.protocols.transport;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Packet;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DccpPacketTest {
    private static ChecksumStatus status(Bytes frame) {
        Packet packet = Golden.ethernet(frame);
        return packet.layer(DccpPacket.class)
                .orElseThrow()
                .checksumStatus(packet.networkLayer().orElseThrow());
    }

    @Test
    void gettersReadTheHeader() {
        DccpPacket request = Golden.layer("dccp-request", DccpPacket.class);
        assertEquals(5000, request.sourcePort());
        assertEquals(5001, request.destinationPort());
        assertEquals(DccpType.REQUEST, request.packetType());
        assertTrue(request.isExtended());
        assertEquals(0x010203040506L, request.sequenceNumber());
        assertEquals(OptionalLong.empty(), request.acknowledgmentNumber());
        assertEquals(OptionalLong.of(0x74657374L), request.serviceCode());
        assertEquals(
                List.of(32, 34, 41, 0, 0),
                request.options().stream().map(DccpOption::type).limit(5).toList());
        DccpPacket response = Golden.layer("dccp-response", DccpPacket.class);
        assertEquals(OptionalLong.of(0x010203040506L), response.acknowledgmentNumber());
        DccpPacket reset = Golden.layer("dccp-reset", DccpPacket.class);
        assertEquals(OptionalInt.of(1), reset.resetCode());
        assertEquals(OptionalLong.empty(), reset.serviceCode());
        DccpPacket ack = Golden.layer("dccp-short-ack", DccpPacket.class);
        assertFalse(ack.isExtended());
        assertEquals(101, ack.sequenceNumber());
        assertEquals(OptionalLong.of(99), ack.acknowledgmentNumber());
        assertEquals(3, ack.ccVal());
    }

    @Test
    void checksumCoversWhatItSays() {
        Bytes frame = Golden.named("dccp-data-ack").bytes();
        assertEquals(ChecksumStatus.GOOD, status(frame));
        byte[] covered = frame.toArray();
        covered[frame.length() - 11] ^= 1;
        assertEquals(ChecksumStatus.BAD, status(Bytes.wrap(covered)));
        byte[] uncovered = frame.toArray();
        uncovered[frame.length() - 1] ^= 1;
        assertEquals(ChecksumStatus.GOOD, status(Bytes.wrap(uncovered)));
        assertEquals(ChecksumStatus.GOOD, status(Golden.named("dccp-request").bytes()));
    }

    private static String message(String hex) {
        return assertThrows(MalformedPacketException.class, () -> DccpPacket.parse(Bytes.parseHex(hex)))
                .getMessage();
    }

    @Test
    void contradictionsAreMalformed() {
        assertEquals("a DCCP header of at least 12 bytes; there are 11", message("00".repeat(11)));
        assertEquals("a DCCP header of at least 16 bytes; there are 12", message("0001000203000000 05000001"));
        assertEquals(
                "DCCP data offset of 8 bytes in a Data, which has at least 12", message("0001000202000000 04000001"));
        assertEquals(
                "DCCP option 40 of length 1 where 4 bytes are left", message("0001000204000000 04000001 28010000"));
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new DccpType(16));
        assertThrows(IllegalArgumentException.class, () -> new DccpOption(1, Bytes.of(1)));
        assertThrows(IllegalArgumentException.class, () -> DccpHeader.of(1, 2, DccpType.DATA, 1L << 48, 0));
        assertThrows(IllegalArgumentException.class, () -> DccpHeader.of(1, 2, DccpType.DATA, 0, 0)
                .withChecksumCoverage(16));
    }
}
