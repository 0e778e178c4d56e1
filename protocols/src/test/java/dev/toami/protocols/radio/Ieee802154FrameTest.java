package dev.toami.protocols.radio;

import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Golden;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.PacketBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class Ieee802154FrameTest {
    private static Ieee802154Frame golden(String name) {
        return Golden.layer(name, Ieee802154Frame.class);
    }

    @Test
    void readsData() {
        Ieee802154Frame frame = golden("wpan-data");
        assertEquals(0x8861, frame.frameControl());
        assertEquals(1, frame.frameType());
        assertEquals(0, frame.frameVersion());
        assertTrue(frame.isAckRequested());
        assertFalse(frame.isSecured());
        assertEquals(OptionalInt.of(7), frame.sequenceNumber());
        assertEquals(OptionalInt.of(0x1aaa), frame.destinationPan());
        assertEquals(OptionalLong.of(0), frame.destination());
        assertEquals(OptionalInt.empty(), frame.sourcePan());
        assertEquals(OptionalLong.of(0x796f), frame.source());
        assertEquals(Bytes.parseHex("0102030405"), frame.payload());
        assertEquals(ChecksumStatus.GOOD, frame.checksumStatus());
    }

    @Test
    void readsLongAddresses() {
        Ieee802154Frame frame = golden("wpan-long-addresses");
        assertEquals(8, frame.destinationLength());
        assertEquals(OptionalLong.of(0x0102030405060708L), frame.destination());
        assertEquals(OptionalInt.of(0x1bbb), frame.sourcePan());
        assertEquals(OptionalLong.of(0x1112131415161718L), frame.source());
        assertEquals(OptionalInt.empty(), frame.frameCheck());
        assertEquals(ChecksumStatus.ABSENT, frame.checksumStatus());
        assertTrue(frame.toString().contains("Dst64=[..8..]"));
    }

    @Test
    void readsTheSecurityHeader() {
        Ieee802154Frame frame = golden("wpan-secured");
        assertTrue(frame.isSecured());
        assertEquals(9 + 6, frame.contents().length());
        assertEquals(Bytes.parseHex("a1a2a3a4a5a6a7a8"), frame.payload());
    }

    @Test
    void networksOfVersionTwoAreLeftOutByItsTable() {
        Ieee802154Frame frame = golden("wpan-version-2");
        assertEquals(2, frame.frameVersion());
        assertEquals(OptionalInt.empty(), frame.destinationPan());
        assertEquals(OptionalInt.empty(), frame.sourcePan());
        assertEquals(OptionalLong.of(0x0102030405060708L), frame.destination());
    }

    /** Destination mode, source mode, compression; then how many bytes both networks and addresses take. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "0, 0, 1, 2",
        "2, 0, 0, 4",
        "2, 0, 1, 2",
        "0, 2, 0, 4",
        "0, 2, 1, 2",
        "3, 3, 0, 18",
        "3, 3, 1, 16",
        "2, 2, 0, 8",
        "2, 2, 1, 6",
        "2, 3, 0, 14",
        "2, 3, 1, 12",
        "3, 2, 0, 14",
        "3, 2, 1, 12"
    })
    void headerOfVersionTwo(int to, int from, int compression, int length) throws MalformedPacketException {
        int control = 1 | compression << 6 | to << 10 | 2 << 12 | from << 14;
        Ieee802154Header header =
                new Ieee802154Header(control, Bytes.wrap(new byte[1 + length + 4]), false, OptionalInt.empty());
        assertEquals(
                3 + length,
                Ieee802154Frame.parseWithoutFrameCheck(PacketBuilder.build(header))
                        .contents()
                        .length());
    }

    @Test
    void aSequenceNumberMayBeLeftOut() throws MalformedPacketException {
        Ieee802154Frame frame = Ieee802154Frame.parseWithoutFrameCheck(Bytes.parseHex("0121"));
        assertEquals(OptionalInt.empty(), frame.sequenceNumber());
        assertEquals(2, frame.contents().length());
    }

    @Test
    void otherKindsOfFramesKeepTheirBytes() throws MalformedPacketException {
        Ieee802154Frame multipurpose = Ieee802154Frame.parse(Bytes.parseHex("85010203040506"));
        assertEquals(5, multipurpose.frameType());
        assertEquals(Bytes.parseHex("020304"), multipurpose.payload());
    }

    @Test
    void refusesHeadersThatAreCutOff() {
        for (String name : new String[] {"wpan-data", "wpan-ack", "wpan-secured", "wpan-version-2"}) {
            Bytes bytes = Golden.named(name).bytes();
            int header = golden(name).contents().length();
            for (int length = 0; length < header + 2; length++) {
                Bytes cut = bytes.slice(0, length);
                assertThrows(MalformedPacketException.class, () -> Ieee802154Frame.parse(cut));
            }
        }
    }

    @Test
    void computesTheFrameCheckSequenceUnlessItIsSet() {
        assertEquals(
                "020007",
                PacketBuilder.build(Ieee802154Header.acknowledgment(7))
                        .slice(0, 3)
                        .toString());
        // The check value of CRC-16/KERMIT, which this is.
        assertEquals(0x2189, Ieee802154Header.frameCheck(Bytes.parseHex("313233343536373839")));
        assertEquals(
                "0200071234",
                PacketBuilder.build(Ieee802154Header.acknowledgment(7).withFrameCheck(0x3412))
                        .toString());
        assertEquals(
                3,
                PacketBuilder.build(Ieee802154Header.acknowledgment(7).withoutFrameCheck())
                        .length());
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> Ieee802154Header.data(1, 65536, 0, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> PacketBuilder.build(new Ieee802154Header(65536, Bytes.empty(), false, OptionalInt.empty())));
    }
}
