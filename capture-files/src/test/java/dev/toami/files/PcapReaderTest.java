package dev.toami.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Random;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PcapReaderTest {
    @ParameterizedTest
    @CsvSource({
        "false, false, 1000000123456789000",
        "false, true, 1000000123456789000",
        "true, false, 1000000000123456789",
        "true, true, 1000000000123456789"
    })
    void readsBothOrdersAndBothResolutions(boolean nanoseconds, boolean big, long expected) throws IOException {
        ByteOrder order = big ? BIG_ENDIAN : LITTLE_ENDIAN;
        PcapReader reader = PcapBytes.file(order, nanoseconds)
                .record(1_000_000_000, 123_456_789, 5, 60, PcapBytes.body(5))
                .open();
        assertEquals(nanoseconds, reader.header().nanoseconds());
        assertEquals(order, reader.header().byteOrder());
        assertEquals(262_144, reader.header().snapLength());
        assertEquals(LinkType.ETHERNET, reader.linkType());
        CapturedFrame frame = reader.read().orElseThrow();
        assertEquals(expected, frame.timestampNanos());
        assertEquals(5, frame.capturedLength());
        assertEquals(60, frame.originalLength());
        assertEquals(Bytes.wrap(PcapBytes.body(5)), frame.bytes());
        assertTrue(reader.read().isEmpty());
        assertTrue(reader.read().isEmpty());
    }

    @Test
    void secondsAreUnsigned() throws IOException {
        PcapReader reader = PcapBytes.file(LITTLE_ENDIAN, false)
                .record(-1, 0, 0, 0, new byte[0])
                .open();
        assertEquals(4_294_967_295_000_000_000L, reader.read().orElseThrow().timestampNanos());
    }

    @ParameterizedTest
    @CsvSource({
        "0x00000001, 1, -1",
        "0x0000000c, 101, -1",
        "0x0000000e, 101, -1",
        "0x00000114, 276, -1",
        "0x24000001, 1, 4",
        "0x04000001, 1, 0",
        "0xf4000001, 1, 30",
        "0x30000001, 1, -1",
        "0x03ff0001, 1, -1",
        "0x0000ffff, 65535, -1"
    })
    void takesTheNetworkFieldApart(String network, int linkType, int fcsLength) throws IOException {
        PcapHeader header = PcapBytes.file(
                        BIG_ENDIAN, false, 2, 4, 65535, Integer.parseUnsignedInt(network.substring(2), 16))
                .open()
                .header();
        assertEquals(new LinkType(linkType), header.linkType());
        assertEquals(fcsLength < 0 ? OptionalInt.empty() : OptionalInt.of(fcsLength), header.fcsLength());
    }

    @ParameterizedTest
    @CsvSource({"2, 5, 2.5", "1, 4, 1.4", "543, 1, 543.1", "65535, 65535, 65535.65535"})
    void refusesOtherVersions(int major, int minor, String named) {
        PcapBytes file = PcapBytes.file(LITTLE_ENDIAN, false, major, minor, 65535, 1);
        CaptureFileException e = assertThrows(CaptureFileException.class, file::open);
        assertEquals("unsupported pcap savefile version " + named, e.getMessage());
    }

    /** Version, the two lengths as they stand in the record, and which of them counts as captured. */
    @ParameterizedTest
    @CsvSource({"2, 4, 3, 9, 3", "2, 3, 3, 9, 3", "2, 3, 9, 3, 3", "2, 2, 9, 3, 3", "543, 0, 9, 3, 3"})
    void oldVersionsSwapTheLengths(int major, int minor, int first, int second, int captured) throws IOException {
        PcapReader reader = PcapBytes.file(LITTLE_ENDIAN, false, major, minor, 65535, 1)
                .record(0, 0, first, second, PcapBytes.body(3))
                .open();
        CapturedFrame frame = reader.read().orElseThrow();
        assertEquals(captured, frame.capturedLength());
        assertEquals(9, frame.originalLength());
    }

    @Test
    void namesPcapngAndWhatItCannotKnow() {
        byte[] pcapng = new byte[28];
        System.arraycopy(new byte[] {0x0a, 0x0d, 0x0d, 0x0a}, 0, pcapng, 0, 4);
        CaptureFileException e = assertThrows(CaptureFileException.class, () -> PcapBytes.open(pcapng));
        assertTrue(e.getMessage().startsWith("this is a pcapng file"), e.getMessage());
        assertFalse(e.getMessage().contains("\n"));
        e = assertThrows(
                CaptureFileException.class,
                () -> PcapBytes.open("GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        assertEquals("unknown file format: it begins with 47494638", e.getMessage());
    }

    @Test
    void everyTruncationDeliversWhatIsWholeAndSaysWhatIsMissing() throws IOException {
        byte[] file = PcapBytes.file(LITTLE_ENDIAN, false)
                .record(1, 0, 7, 7, PcapBytes.body(7))
                .record(2, 0, 40, 40, PcapBytes.body(40))
                .toArray();
        int firstEnd = 24 + 16 + 7;
        for (int length = 0; length < file.length; length++) {
            byte[] part = Arrays.copyOf(file, length);
            if (length < 24) {
                int wanted = length < 4 ? 4 : 24;
                CaptureFileException e = assertThrows(CaptureFileException.class, () -> PcapBytes.open(part));
                assertEquals(message(wanted, "file header", length), e.getMessage());
                continue;
            }
            PcapReader reader = PcapBytes.open(part);
            int start = 24;
            int bodyLength = 7;
            if (length >= firstEnd) {
                assertEquals(7, reader.read().orElseThrow().capturedLength());
                start = firstEnd;
                bodyLength = 40;
            }
            if (length == start) {
                assertTrue(reader.read().isEmpty());
                continue;
            }
            int got = length - start;
            String expected = got < 16 ? message(16, "header", got) : message(bodyLength, "captured", got - 16);
            assertEquals(
                    expected,
                    assertThrows(CaptureFileException.class, reader::read).getMessage());
            assertEquals(
                    expected,
                    assertThrows(CaptureFileException.class, reader::read).getMessage());
            assertTrue(reader.isReady());
        }
    }

    private static String message(int wanted, String what, int got) {
        return "truncated dump file; tried to read " + wanted + " " + what + " bytes, only got " + got;
    }

    @ParameterizedTest
    @ValueSource(ints = {262_145, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
    void refusesImpossibleLengths(int captured) throws IOException {
        PcapReader reader = PcapBytes.file(BIG_ENDIAN, false)
                .record(1, 0, 1, 1, PcapBytes.body(1))
                .record(1, 0, captured, captured, PcapBytes.body(100))
                .open();
        assertEquals(1, reader.read().orElseThrow().capturedLength());
        assertEquals(
                "invalid packet capture length " + Integer.toUnsignedString(captured)
                        + ", bigger than the maximum of 262144",
                assertThrows(CaptureFileException.class, reader::read).getMessage());
    }

    @Test
    void aHugeLengthTakesNoMemoryBeforeItsBytesAreThere() throws IOException {
        int dbusMaximum = 128 << 20;
        byte[] file = PcapBytes.file(BIG_ENDIAN, false, 2, 4, dbusMaximum, 231)
                .record(1, 0, dbusMaximum, dbusMaximum, PcapBytes.body(100))
                .toArray();
        int[] largest = new int[1];
        InputStream in = new ByteArrayInputStream(file) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                largest[0] = Math.max(largest[0], target.length);
                return super.read(target, offset, length);
            }
        };
        PcapReader reader = PcapReader.open(in);
        assertEquals(
                message(dbusMaximum, "captured", 100),
                assertThrows(CaptureFileException.class, reader::read).getMessage());
        assertTrue(largest[0] <= 1 << 18, "an array of " + largest[0] + " bytes for a record of 100");
    }

    @Test
    void readsRecordsLongerThanItsBuffers() throws IOException {
        byte[] long1 = PcapBytes.body(3_000_001);
        PcapReader reader = PcapBytes.file(LITTLE_ENDIAN, false, 2, 4, 8 << 20, 279)
                .record(1, 0, long1.length, long1.length, long1)
                .record(2, 0, 262_144, 262_144, PcapBytes.body(262_144))
                .open();
        List<CapturedFrame> frames = PcapBytes.readAll(reader);
        assertEquals(2, frames.size());
        assertEquals(Bytes.wrap(long1), frames.get(0).bytes());
        assertEquals(Bytes.wrap(PcapBytes.body(262_144)), frames.get(1).bytes());
    }

    @Test
    void toleratesARecordLongerThanTheSnapLengthAndClipsIt() throws IOException {
        PcapReader reader = PcapBytes.file(LITTLE_ENDIAN, false, 2, 4, 10, 1)
                .record(1, 0, 100, 100, PcapBytes.body(100))
                .record(2, 0, 3, 3, PcapBytes.body(3))
                .open();
        CapturedFrame first = reader.read().orElseThrow();
        assertEquals(Bytes.wrap(PcapBytes.body(10)), first.bytes());
        assertEquals(100, first.originalLength());
        assertEquals(3, reader.read().orElseThrow().capturedLength());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aSnapLengthWithoutSenseIsTheMaximum(int snapLength) throws IOException {
        assertEquals(
                262_144,
                PcapBytes.file(LITTLE_ENDIAN, false, 2, 4, snapLength, 1)
                        .open()
                        .header()
                        .snapLength());
    }

    @Test
    void anOriginalLengthBeyondIntIsTheLargestInt() throws IOException {
        PcapReader reader = PcapBytes.file(LITTLE_ENDIAN, false)
                .record(1, 0, 1, -5, PcapBytes.body(1))
                .open();
        assertEquals(Integer.MAX_VALUE, reader.read().orElseThrow().originalLength());
    }

    @Test
    void readsAStreamThatComesInSmallPieces() throws IOException {
        byte[] file = PcapBytes.file(LITTLE_ENDIAN, true)
                .record(1, 1, 70_000, 70_000, PcapBytes.body(70_000))
                .record(2, 2, 9, 9, PcapBytes.body(9))
                .toArray();
        InputStream slow = new ByteArrayInputStream(file) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 5));
            }
        };
        List<CapturedFrame> frames = PcapBytes.readAll(PcapReader.open(slow));
        assertEquals(2, frames.size());
        assertEquals(Bytes.wrap(PcapBytes.body(70_000)), frames.get(0).bytes());
    }

    @Test
    void isReadyOnlyWhenAWholeRecordIsThere() throws IOException {
        PcapReader reader = PcapBytes.file(LITTLE_ENDIAN, false)
                .record(1, 0, 9, 9, PcapBytes.body(9))
                .record(2, 0, 9, 9, PcapBytes.body(9))
                .open();
        assertTrue(reader.isReady());
        reader.read();
        assertTrue(reader.isReady());
        reader.read();
        assertFalse(reader.isReady());
    }

    @Test
    void iteratesAndThrowsUnchecked() throws IOException {
        PcapReader whole = PcapBytes.file(LITTLE_ENDIAN, false)
                .record(1, 0, 1, 1, PcapBytes.body(1))
                .open();
        Iterator<CapturedFrame> frames = whole.iterator();
        frames.next();
        assertFalse(frames.hasNext());
        assertThrows(NoSuchElementException.class, frames::next);
        PcapReader cut = PcapBytes.file(LITTLE_ENDIAN, false)
                .record(1, 0, 2, 2, PcapBytes.body(1))
                .open();
        UncheckedIOException e = assertThrows(UncheckedIOException.class, cut.iterator()::hasNext);
        assertInstanceOf(CaptureFileException.class, e.getCause());
    }

    @Test
    void closesTheStreamWhenItIsNoCaptureFile() {
        boolean[] closed = new boolean[1];
        InputStream in = new ByteArrayInputStream(new byte[10]) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        assertThrows(CaptureFileException.class, () -> PcapReader.open(in));
        assertTrue(closed[0]);
    }

    @Test
    void hostileRandomFilesNeverThrowAnythingButCaptureFileException() throws IOException {
        Random random = new Random(42);
        byte[] base = PcapBytes.file(LITTLE_ENDIAN, false)
                .record(1, 0, 60, 60, PcapBytes.body(60))
                .record(2, 0, 60, 60, PcapBytes.body(60))
                .toArray();
        int faults = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] file = Arrays.copyOf(base, random.nextInt(base.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && file.length > 0; flips--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt();
            }
            try {
                PcapBytes.readAll(PcapBytes.open(file));
            } catch (CaptureFileException e) {
                faults++;
            }
        }
        assertTrue(faults > 1000, faults + " faults");
    }
}
