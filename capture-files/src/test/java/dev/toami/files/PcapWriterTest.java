package dev.toami.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.LinkType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PcapWriterTest {
    private static final long TIME = 1_450_155_687_908_450_123L;

    private static CapturedFrame frame(long time, int captured, int original) {
        return CapturedFrame.of(LinkType.ETHERNET, time, original, Bytes.wrap(PcapBytes.body(captured)));
    }

    @Test
    void headerAndRecordByteForByte() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapWriter writer =
                PcapWriter.builder(LinkType.ETHERNET).snapLength(1024).open(out)) {
            assertEquals(
                    Bytes.parseHex("d4c3b2a1 0200 0400 00000000 00000000 00040000 01000000"),
                    Bytes.wrap(out.toByteArray()),
                    "the header is out before the first frame");
            writer.write(CapturedFrame.of(LinkType.ETHERNET, TIME, 98, Bytes.of(0xaa, 0xbb)));
            assertEquals(24, out.size());
            writer.flush();
            assertEquals(24 + 18, out.size());
        }
        assertEquals(
                Bytes.parseHex("a79e6f56 a2dc0d00 02000000 62000000 aabb"),
                Bytes.wrap(out.toByteArray()).slice(24));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsWrittenIsRead(boolean nanoseconds, @TempDir Path folder) throws IOException {
        Random random = new Random(7);
        List<CapturedFrame> frames = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int captured = i % 60 == 0 ? 262_144 : random.nextInt(3000);
            frames.add(frame(TIME + random.nextLong(1_000_000_000_000L), captured, captured + random.nextInt(2)));
        }
        Path file = folder.resolve("round.trip");
        try (PcapWriter writer =
                PcapWriter.builder(LinkType.ETHERNET).nanoseconds(nanoseconds).open(file)) {
            for (CapturedFrame frame : frames) {
                writer.write(frame);
            }
        }
        try (PcapReader reader = PcapReader.open(file)) {
            assertEquals(nanoseconds, reader.header().nanoseconds());
            for (CapturedFrame expected : frames) {
                CapturedFrame actual = reader.read().orElseThrow();
                long resolution = nanoseconds ? 1 : 1000;
                assertEquals(expected.timestampNanos() / resolution * resolution, actual.timestampNanos());
                assertEquals(expected.originalLength(), actual.originalLength());
                assertEquals(expected.bytes(), actual.bytes());
            }
            assertTrue(reader.read().isEmpty());
        }
    }

    @Test
    void clipsToTheSnapLengthAndKeepsTheOriginalLength() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapWriter writer =
                PcapWriter.builder(LinkType.ETHERNET).snapLength(60).open(out)) {
            writer.write(frame(TIME, 100, 1500));
        }
        CapturedFrame read = PcapBytes.open(out.toByteArray()).read().orElseThrow();
        assertEquals(Bytes.wrap(PcapBytes.body(60)), read.bytes());
        assertEquals(1500, read.originalLength());
    }

    @Test
    void keepsTheFcsLength() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PcapWriter.builder(LinkType.LINUX_SLL2).fcsLength(4).open(out).close();
        PcapHeader header = PcapBytes.open(out.toByteArray()).header();
        assertEquals(LinkType.LINUX_SLL2, header.linkType());
        assertEquals(OptionalInt.of(4), header.fcsLength());
        assertThrows(IllegalArgumentException.class, () -> PcapWriter.builder(LinkType.ETHERNET)
                .fcsLength(3));
    }

    @Test
    void flushesEachPacketWhenAsked() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapWriter writer =
                PcapWriter.builder(LinkType.ETHERNET).flushEachPacket(true).open(out)) {
            writer.write(frame(TIME, 84, 84));
            assertEquals(24 + 16 + 84, out.size());
        }
    }

    @Test
    void refusesWhatDoesNotFit() throws IOException {
        try (PcapWriter writer = PcapWriter.builder(LinkType.ETHERNET).open(new ByteArrayOutputStream())) {
            CapturedFrame raw = CapturedFrame.of(LinkType.RAW, TIME, 1, Bytes.of(0x45));
            assertThrows(CaptureFileException.class, () -> writer.write(raw));
            assertThrows(CaptureFileException.class, () -> writer.write(frame(-1, 1, 1)));
            assertThrows(CaptureFileException.class, () -> writer.write(frame(4_294_967_296_000_000_000L, 1, 1)));
            writer.write(frame(4_294_967_295_999_999_999L, 1, 1));
        }
        assertThrows(IllegalArgumentException.class, () -> PcapWriter.builder(LinkType.ETHERNET)
                .snapLength(0));
    }

    /** Takes so many bytes, then is full. */
    private static final class FullDisk extends OutputStream {
        private final byte[] disk;
        private int used;
        private boolean closed;

        FullDisk(int capacity) {
            disk = new byte[capacity];
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            int count = Math.min(length, disk.length - used);
            System.arraycopy(source, offset, disk, used, count);
            used += count;
            if (count < length) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void aFailedWriteIsReportedAtEveryFurtherOne() throws IOException {
        FullDisk disk = new FullDisk(24 + 50);
        PcapWriter writer = PcapWriter.builder(LinkType.ETHERNET).open(disk);
        writer.write(frame(TIME, 84, 84));
        assertEquals(
                "No space left on device",
                assertThrows(IOException.class, writer::flush).getMessage());
        assertThrows(IOException.class, writer::flush);
        writer.close();
        assertTrue(disk.closed);
        assertEquals(74, disk.used, "nothing is written behind the fault");
    }

    @Test
    void aFaultAtCloseIsReportedAndTheStreamClosed() throws IOException {
        FullDisk disk = new FullDisk(24);
        PcapWriter writer = PcapWriter.builder(LinkType.ETHERNET).open(disk);
        writer.write(frame(TIME, 84, 84));
        assertThrows(IOException.class, writer::close);
        assertTrue(disk.closed);
        writer.close();
        assertThrows(IOException.class, writer::flush);
    }

    @Test
    void aFaultInTheHeaderClosesTheStream() {
        FullDisk disk = new FullDisk(3);
        assertThrows(
                IOException.class, () -> PcapWriter.builder(LinkType.ETHERNET).open(disk));
        assertTrue(disk.closed);
    }

    @Test
    void replacesAFileThatIsThere(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("old");
        Files.write(file, new byte[1000]);
        PcapWriter.builder(LinkType.ETHERNET).open(file).close();
        assertEquals(24, Files.size(file));
        assertEquals(0xd4, Byte.toUnsignedInt(Files.readAllBytes(file)[0]));
    }
}
