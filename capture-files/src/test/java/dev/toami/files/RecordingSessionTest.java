package dev.toami.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.FutureTask;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.LinkType;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.decorate.Faults;
import dev.toami.engine.decorate.ForwardingSession;
import dev.toami.engine.decorate.Selection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(30)
class RecordingSessionTest {
    /** A file in memory that may be full, and that nobody may touch after it was closed. */
    private static final class Disk extends OutputStream {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final int capacity;
        private boolean closed;

        Disk(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] source, int offset, int length) throws IOException {
            if (closed) {
                throw new AssertionError("written to after it was closed");
            }
            int count = Math.min(length, capacity - content.size());
            content.write(source, offset, count);
            if (count < length) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
        }

        synchronized byte[] content() {
            assertTrue(closed, "the file is closed");
            return content.toByteArray();
        }
    }

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

    private static List<CapturedFrame> read(Path file) throws IOException {
        try (PcapReader reader = PcapReader.open(file)) {
            return PcapBytes.readAll(reader);
        }
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
        assertEquals(inFile(handedOut), inFile(read(file)));
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
        CapturedFrame recorded = read(file).get(0);
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
            List<CapturedFrame> recorded = read(file);
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
                            readable.add(read(file).size());
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
        assertEquals(1, read(file).size());
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
                read(before).stream().map(QueueSession::number).toList());
        assertEquals(
                List.of(1, 3, 3), read(file).stream().map(QueueSession::number).toList());
    }

    @Test
    void aFullDiskEndsTheRecordingAndNotTheSession() throws IOException {
        Disk disk = new Disk(24 + 3 * 76 + 10);
        RecordingSession session =
                RecordingSession.builder().flushEachFrame(true).open(inner.add(1, 9), disk);
        List<Integer> handedOut = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            handedOut.add(QueueSession.number(session.next(Duration.ZERO).orElseThrow()));
        }
        assertEquals(4, session.poll(frame -> handedOut.add(QueueSession.number(frame)), 9, Duration.ZERO));
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), handedOut);
        assertEquals("No space left on device", session.failure().orElseThrow().getMessage());
        assertEquals(3, session.recorded());
        assertEquals(6, session.missed());
        assertEquals(24 + 3 * 76 + 10, disk.content().length, "closed at once");
        session.flush();
        session.close();
        assertEquals(
                List.of("WARNING the recording of queue0 ends here, the session goes on"
                        + " java.io.IOException: No space left on device"),
                RecordedLog.drain());
    }

    @Test
    void aFailureWhileClosingIsKeptAndLogged() throws IOException {
        Disk disk = new Disk(24);
        RecordingSession session = RecordingSession.builder().open(inner.add(1, 1), disk);
        session.next(Duration.ZERO);
        session.close();
        session.close();
        assertFalse(session.isOpen());
        assertTrue(session.failure().isPresent());
        assertEquals(
                List.of("WARNING the recording of queue0 lacks its end java.io.IOException: No space left on device"),
                RecordedLog.drain());
        assertEquals(24, disk.content().length);
    }

    @Test
    void aFrameThatPcapCannotHoldIsMissedAlone() throws IOException {
        CapturedFrame old = CapturedFrame.of(LinkType.ETHERNET, -1, 60, Bytes.wrap(new byte[60]));
        try (RecordingSession session =
                RecordingSession.open(inner.add(1, 1).add(old).add(3, 3), file)) {
            while (session.next(Duration.ZERO).isPresent()) {}
            assertEquals(1, session.missed());
            assertEquals(2, session.recorded());
            assertTrue(session.failure().orElseThrow() instanceof CaptureFileException);
        }
        assertEquals(
                List.of(1, 3), read(file).stream().map(QueueSession::number).toList());
    }

    @Test
    void aFileThatCannotBeOpenedLeavesTheSessionOpen() {
        assertThrows(
                IOException.class,
                () -> RecordingSession.open(inner, folder.resolve("nowhere").resolve("file")));
        assertTrue(inner.isOpen());
    }

    @Test
    void whateverWasHandedOutWhileItWasClosedIsInTheFile() throws Exception {
        Random random = new Random(11);
        for (int run = 0; run < 60; run++) {
            boolean polls = run % 2 == 0;
            Disk disk = new Disk(Integer.MAX_VALUE);
            RecordingSession session = RecordingSession.builder()
                    .flushEachFrame(run % 4 < 2)
                    .open(new QueueSession().add(1, 200_000), disk);
            List<Integer> handedOut = new ArrayList<>();
            FutureTask<Void> reading = new FutureTask<>(() -> {
                assertThrows(SessionClosedException.class, () -> {
                    while (true) {
                        if (polls) {
                            session.poll(frame -> handedOut.add(QueueSession.number(frame)), 50, Duration.ofDays(1));
                        } else {
                            session.next(Duration.ofDays(1))
                                    .map(QueueSession::number)
                                    .ifPresent(handedOut::add);
                        }
                    }
                });
                return null;
            });
            Thread thread = new Thread(reading);
            thread.start();
            Thread.sleep(random.nextInt(8));
            session.close();
            byte[] content = disk.content();
            reading.get();
            List<Integer> recorded = PcapBytes.readAll(PcapBytes.open(content)).stream()
                    .map(QueueSession::number)
                    .toList();
            assertEquals(handedOut.size(), recorded.size());
            assertTrue(handedOut.equals(recorded), "the same frames in the same order");
            assertEquals(recorded.size(), session.recorded());
            assertEquals(List.of(), RecordedLog.drain());
        }
    }

    /** Is closed from the outside after it has got a frame and before it hands it on. */
    private static final class ClosedInBetween extends ForwardingSession {
        private CaptureSession outer;

        ClosedInBetween(CaptureSession session) {
            super(session);
        }

        @Override
        public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
            Optional<CapturedFrame> frame = super.next(timeout);
            outer.close();
            return frame;
        }

        @Override
        public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
            FrameHandler late = frame -> {
                outer.close();
                handler.handle(frame);
            };
            return super.poll(late, maxFrames, timeout);
        }
    }

    @Test
    void aFrameThatComesWhenTheFileIsClosedIsNotHandedOut() throws IOException {
        for (boolean polls : new boolean[] {false, true}) {
            Disk disk = new Disk(1000);
            ClosedInBetween closing = new ClosedInBetween(new QueueSession().add(1, 2));
            RecordingSession session = RecordingSession.builder().open(closing, disk);
            closing.outer = session;
            List<Frame> handedOut = new ArrayList<>();
            assertThrows(SessionClosedException.class, () -> {
                if (polls) {
                    session.poll(handedOut::add, 9, Duration.ZERO);
                } else {
                    handedOut.add(session.next(Duration.ZERO).orElseThrow());
                }
            });
            assertEquals(List.of(), handedOut);
            assertEquals(24, disk.content().length);
            assertEquals(0, session.recorded() + session.missed());
        }
    }

    @Test
    void theNextReadClosesTheFileOfASessionThatSomebodyElseClosed() throws IOException {
        Disk disk = new Disk(1000);
        RecordingSession session = RecordingSession.builder().open(inner.add(1, 1), disk);
        session.next(Duration.ZERO);
        inner.close();
        assertFalse(session.iterator().hasNext());
        assertEquals(24 + 76, disk.content().length);
        session.close();
    }

    @Test
    void anInterruptedThreadRecordsAndCloses() throws IOException {
        CaptureSession session = RecordingSession.builder().flushEachFrame(true).open(inner.add(1, 2), file);
        session.poll(frame -> Thread.currentThread().interrupt(), 9, Duration.ZERO);
        session.close();
        assertTrue(Thread.interrupted());
        assertEquals(2, read(file).size());
    }

    @Test
    void whatAForgottenSessionRecordedReachesItsFile() throws Exception {
        forget(file);
        for (int i = 0; i < 100 && Files.size(file) == 24; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertEquals(
                List.of(1, 2, 3), read(file).stream().map(QueueSession::number).toList());
    }

    private static void forget(Path file) throws IOException {
        CaptureSession session = RecordingSession.open(new QueueSession().add(1, 3), file);
        List<Frame> frames = new ArrayList<>();
        session.poll(frames::add, 9, Duration.ZERO);
        assertEquals(3, frames.size());
    }
}
