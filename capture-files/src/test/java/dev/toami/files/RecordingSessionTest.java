package dev.toami.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.LinkType;
import dev.toami.engine.decorate.Faults;
import dev.toami.engine.decorate.Selection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(30)
class RecordingSessionTest {
    private final QueueSession inner = new QueueSession();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void open() {
        file = folder.resolve("recorded.pcap");
        RecordedLog.drain();
    }

    @AfterEach
    void close() {
        inner.close();
    }

    /** What a pcap file keeps of frames. */
    private static List<String> inFile(List<CapturedFrame> frames) {
        return frames.stream()
                .map(frame -> frame.timestamp() + " " + frame.originalLength() + " " + frame.linkType() + " "
                        + Bytes.wrap(frame.bytes().toArray()).hashCode() + " " + frame.bytes())
                .toList();
    }

    @Test
    void theFileHasWhatWasHandedOut() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            int length = 4 + random.nextInt(3000);
            CapturedFrame whole = QueueSession.frame(i, length);
            inner.add(CapturedFrame.of(
                    new FrameMetadata(
                            QueueSession.TIME + random.nextLong(1_000_000_000_000L),
                            length + random.nextInt(2),
                            whole.linkType(),
                            1,
                            whole.packetType(),
                            FrameMetadata.NO_TAG,
                            0),
                    whole.bytes()));
        }
        List<CapturedFrame> handedOut = new ArrayList<>();
        try (RecordingSession session = RecordingSession.open(inner, file)) {
            while (session.poll(frame -> handedOut.add(frame.copy()), 7, Duration.ZERO) == 7) {
                handedOut.add(session.next(Duration.ZERO).orElseThrow());
                handedOut.add(session.iterator().next());
            }
            assertEquals(500, handedOut.size());
            assertEquals(500, session.recorded());
            assertEquals(0, session.missed());
            assertTrue(session.failure().isEmpty());
        }
        assertEquals(inFile(handedOut), inFile(PcapBytes.readAll(file)));
    }

    @Test
    void theHeaderIsTheSessions() throws IOException {
        QueueSession clipped =
                new QueueSession(CaptureOptions.builder().snapLength(100).build());
        RecordingSession.open(clipped, file).close();
        try (PcapReader reader = PcapReader.open(file)) {
            assertEquals(100, reader.header().snapLength());
            assertEquals(LinkType.ETHERNET, reader.linkType());
            assertTrue(reader.header().nanoseconds());
        }
    }

    @Test
    void lessCanBeRecordedThanIsHandedOut() throws IOException {
        try (CaptureSession session = RecordingSession.builder().snapLength(20).open(inner.add(1, 1), file)) {
            assertEquals(60, session.next(Duration.ZERO).orElseThrow().capturedLength());
        }
        CapturedFrame recorded = PcapBytes.readAll(file).get(0);
        assertEquals(20, recorded.capturedLength());
        assertEquals(60, recorded.originalLength());
        assertThrows(
                IllegalArgumentException.class, () -> RecordingSession.builder().snapLength(0));
    }

    @Test
    void injectedFramesAreRecordedOnRequest() throws IOException {
        Instant now = Instant.parse("2026-01-02T03:04:05.678901234Z");
        for (boolean injected : new boolean[] {false, true}) {
            QueueSession queue = new QueueSession().add(1, 1);
            try (CaptureSession session = RecordingSession.builder()
                    .injected(injected)
                    .clock(InstantSource.fixed(now))
                    .open(queue, file)) {
                session.poll(
                        frame -> {
                            try {
                                session.inject(frame.bytes());
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        },
                        1,
                        Duration.ZERO);
                assertThrows(IllegalArgumentException.class, () -> session.inject(Bytes.empty()));
            }
            List<CapturedFrame> recorded = PcapBytes.readAll(file);
            assertEquals(injected ? 2 : 1, recorded.size());
            if (injected) {
                assertEquals(recorded.get(0).bytes(), recorded.get(1).bytes());
                assertEquals(now, recorded.get(1).timestamp());
                assertEquals(60, recorded.get(1).originalLength());
            }
        }
    }

    @Test
    void framesWaitInMemoryUntilTheyAreFlushed() throws IOException {
        try (RecordingSession session = RecordingSession.open(inner.add(1, 2), file)) {
            session.next(Duration.ZERO);
            assertEquals(24, Files.size(file));
            session.flush();
            assertEquals(24 + 76, Files.size(file));
            session.next(Duration.ZERO);
        }
        assertEquals(24 + 2 * 76, Files.size(file));
    }

    @Test
    void eachFrameIsInTheFileBeforeItIsHandedOutWhenAsked() throws IOException {
        List<Integer> readable = new ArrayList<>();
        try (CaptureSession session =
                RecordingSession.builder().flushEachFrame(true).open(inner.add(1, 3), file)) {
            session.poll(
                    frame -> {
                        try {
                            readable.add(PcapBytes.readAll(file).size());
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    },
                    9,
                    Duration.ZERO);
        }
        assertEquals(List.of(1, 2, 3), readable);
    }

    @Test
    void aFrameWhoseHandlerThrewIsInTheFile() throws IOException {
        try (CaptureSession session = RecordingSession.open(inner.add(1, 2), file)) {
            assertThrows(
                    ArithmeticException.class,
                    () -> session.poll(
                            frame -> {
                                throw new ArithmeticException();
                            },
                            9,
                            Duration.ZERO));
        }
        assertEquals(1, PcapBytes.readAll(file).size());
    }

    @Test
    void itRecordsWhatComesOutWhereItStands() throws IOException {
        Path before = folder.resolve("before.pcap");
        Faults faults = Faults.seeded(1).drop(Selection.nth(2)).duplicate(Selection.nth(3));
        try (CaptureSession session =
                RecordingSession.open(faults.on(RecordingSession.open(inner.add(1, 3), before)), file)) {
            while (session.next(Duration.ZERO).isPresent()) {}
        }
        assertEquals(
                List.of(1, 2, 3),
                PcapBytes.readAll(before).stream().map(QueueSession::number).toList());
        assertEquals(
                List.of(1, 3, 3),
                PcapBytes.readAll(file).stream().map(QueueSession::number).toList());
    }
}
