package dev.toami.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

import dev.toami.engine.CapturedFrame;
import dev.toami.testing.OracleFolder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Record by record what libpcap reads from the same captures. */
class RecordsOracleTest {
    private static final int ENOUGH = 250;

    @TestFactory
    List<DynamicTest> classicCaptures() throws IOException {
        Path oracles = OracleFolder.orSkip();
        Path set = oracles.resolve("small/set");
        List<Path> captures;
        try (Stream<Path> tree = Files.walk(set)) {
            captures = tree.filter(Files::isRegularFile).sorted().toList();
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Path capture : captures) {
            String name = set.relativize(capture).toString();
            Path records = oracles.resolve("small/records").resolve(name + ".tsv.gz");
            if (isClassic(capture) && Files.exists(records)) {
                tests.add(dynamicTest(name, () -> compare(capture, records)));
            }
        }
        assertTrue(tests.size() >= ENOUGH, "only " + tests.size() + " captures to compare with");
        return tests;
    }

    private static boolean isClassic(Path capture) throws IOException {
        try (InputStream in = Files.newInputStream(capture)) {
            byte[] magic = in.readNBytes(4);
            return magic.length == 4 && (magic[0] == (byte) 0xa1 || magic[3] == (byte) 0xa1);
        }
    }

    private static void compare(Path capture, Path records) throws IOException {
        List<String> lines = lines(records);
        String last = lines.get(lines.size() - 1);
        if (last.startsWith("#open-error")) {
            CaptureFileException e = assertThrows(CaptureFileException.class, () -> PcapReader.open(capture));
            assertEquals(last.split("\t", -1)[1], e.getMessage());
            return;
        }
        try (PcapReader reader = PcapReader.open(capture)) {
            compareHeader(lines.get(0).split("\t", -1), reader.header());
            for (String line : lines.subList(1, lines.size() - 1)) {
                compareRecord(line, reader.read().orElseThrow());
            }
            if (last.startsWith("#end")) {
                assertEquals(Optional.empty(), reader.read());
            } else {
                CaptureFileException e = assertThrows(CaptureFileException.class, reader::read);
                assertEquals(withoutLimit(last.split("\t", -1)[1]), withoutLimit(e.getMessage()));
            }
        }
    }

    /** libpcap's text about an impossible length ends with the snap length in old versions, with the maximum in new. */
    private static String withoutLimit(String message) {
        return message.replaceFirst(", bigger than .*", "");
    }

    /** {@code #dlt N NAME snaplen N version A.B swapped N}; libpcap's DLT is not always the file's LINKTYPE. */
    private static void compareHeader(String[] oracle, PcapHeader header) {
        assertEquals(oracle[6], header.majorVersion() + "." + header.minorVersion());
        assertEquals(Long.parseLong(oracle[4]), header.snapLength());
        if (oracle[2].equals("RAW")) {
            assertEquals(101, header.linkType().value());
        } else if (oracle[2].equals("EN10MB") || oracle[2].startsWith("LINUX_SLL")) {
            assertEquals(Integer.parseInt(oracle[1]), header.linkType().value());
        }
    }

    private static void compareRecord(String line, CapturedFrame frame) {
        String[] oracle = line.split("\t", -1);
        int dot = oracle[1].indexOf('.');
        long unit = 1_000_000_000L;
        long wrap = 1L << 32;
        long nanos = Long.parseLong(oracle[1].substring(dot + 1));
        long seconds = Math.floorMod(Long.parseLong(oracle[1].substring(0, dot)), wrap);
        // libpcap 1.10 takes the two words of a timestamp as signed.
        if (nanos < 0) {
            nanos += wrap * 1000;
        }
        assertEquals(seconds * unit + nanos, frame.timestampNanos(), line);
        assertEquals(Long.parseLong(oracle[2]), frame.capturedLength(), line);
        assertEquals(Math.min(Long.parseLong(oracle[3]), Integer.MAX_VALUE), frame.originalLength(), line);
        CRC32 crc = new CRC32();
        crc.update(frame.bytes().toArray());
        assertEquals(oracle[4], String.format("%08x", crc.getValue()), line);
    }

    private static List<String> lines(Path records) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(records)), StandardCharsets.ISO_8859_1))) {
            return reader.lines().toList();
        }
    }
}
