package dev.toami.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.FutureTask;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.LinkType;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.decorate.ForwardingSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How a recording ends: with its session, before it, and when the file cannot be written. */
@Timeout(30)
class RecordingEndTest {
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
                List.of(1, 3),
                PcapBytes.readAll(file).stream().map(QueueSession::number).toList());
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
        assertEquals(2, PcapBytes.readAll(file).size());
    }

    @Test
    void whatAForgottenSessionRecordedReachesItsFile() throws Exception {
        forget(file);
        for (int i = 0; i < 100 && Files.size(file) == 24; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertEquals(
                List.of(1, 2, 3),
                PcapBytes.readAll(file).stream().map(QueueSession::number).toList());
    }

    private static void forget(Path file) throws IOException {
        CaptureSession session = RecordingSession.open(new QueueSession().add(1, 3), file);
        List<Frame> frames = new ArrayList<>();
        session.poll(frames::add, 9, Duration.ZERO);
        assertEquals(3, frames.size());
    }
}
