package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class Dnp3Test {
    @Test
    void checksumIsThatOfTheStandard() {
        // The check value of CRC-16/DNP in the catalogue of parametrised CRC algorithms.
        assertEquals(
                0xea82, Dnp3Checksum.of(Bytes.wrap("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
    }

    @Test
    void gettersReadTheFrame() {
        Dnp3Frame frame = Golden.layer("dnp3-request", Dnp3Frame.class);
        assertEquals(0xc4, frame.control());
        assertTrue(frame.isPrimary());
        assertEquals(1, frame.destination());
        assertEquals(100, frame.source());
        assertEquals(Bytes.parseHex("cdcf143c02063c03063c0406"), frame.userData());
        assertEquals(ChecksumStatus.GOOD, frame.checksumStatus());
    }

    @Test
    void everyBlockHasAChecksum() throws MalformedPacketException {
        for (int length = 0; length <= 250; length++) {
            byte[] user = new byte[length];
            for (int i = 0; i < length; i++) {
                user[i] = (byte) (i * 7);
            }
            Bytes built = PacketBuilder.build(new Dnp3Message(0x44, 3, 4, Bytes.wrap(user)));
            Dnp3Frame frame = Dnp3Frame.parse(built);
            assertEquals(
                    10 + length + 2 * ((length + 15) / 16), frame.contents().length());
            assertEquals(Bytes.wrap(user), frame.userData());
            assertEquals(ChecksumStatus.GOOD, frame.checksumStatus());
            assertEquals(built, PacketBuilder.build(frame.toValue().orElseThrow()));
            byte[] wrong = built.toArray();
            wrong[wrong.length - 1] ^= 1;
            assertEquals(ChecksumStatus.BAD, Dnp3Frame.parse(Bytes.wrap(wrong)).checksumStatus());
            Dnp3Frame cut = Dnp3Frame.parse(built.clip(Math.max(10, built.length() - 1)));
            assertEquals(length > 0, cut.isTruncated());
        }
        assertThrows(IllegalArgumentException.class, () -> new Dnp3Message(0, 0, 0, Bytes.wrap(new byte[251])));
    }

    @Test
    void onlyTheFirstSegmentOfAFragmentHasAnApplicationHeader() throws MalformedPacketException {
        Bytes first = PacketBuilder.build(new Dnp3Message(0x44, 3, 4, Bytes.parseHex("40 c1 81 0000 01")));
        assertTrue(Dnp3Frame.parse(first).toString().contains("FunctionCode=Response InternalIndications=0"));
        Bytes second = PacketBuilder.build(new Dnp3Message(0x44, 3, 4, Bytes.parseHex("81 c1 81 0000 01")));
        assertFalse(Dnp3Frame.parse(second).toString().contains(" FunctionCode="));
    }

    @Test
    void contradictionsAreMalformed() throws MalformedPacketException {
        Bytes noStart = Bytes.parseHex("0565 05 c0 0100 6400 0000");
        assertThrows(MalformedPacketException.class, () -> Dnp3Frame.parse(noStart));
        assertInstanceOf(Payload.class, Dnp3Frame.parseSegment(noStart));
        Bytes noLength = Bytes.parseHex("0564 04 c0 0100 6400 0000");
        assertEquals(
                "DNP3 length must be at least 5, not 4",
                assertThrows(MalformedPacketException.class, () -> Dnp3Frame.parse(noLength))
                        .getMessage());
        assertInstanceOf(Payload.class, Dnp3Frame.parseSegment(noLength));
    }

    @Test
    void neverFails() {
        Bytes frame = Golden.layer("dnp3-response", Dnp3Frame.class).contents();
        Messages.checkRobust(Dnp3Frame::parse, frame, 10);
        Messages.checkRobust(Dnp3Frame::parseSegment, frame, 0);
    }
}
