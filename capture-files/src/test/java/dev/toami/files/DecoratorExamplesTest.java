package dev.toami.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameHandler;
import dev.toami.engine.decorate.FaultKind;
import dev.toami.engine.decorate.Faults;
import dev.toami.engine.decorate.FaultySession;
import dev.toami.engine.decorate.ForwardingSession;
import dev.toami.engine.decorate.RateLimit;
import dev.toami.engine.decorate.Selection;
import dev.toami.engine.decorate.SessionCall;
import dev.toami.engine.decorate.TraceSink;
import dev.toami.engine.decorate.TracingSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The examples of docs/decorators.md: what the page shows between its markers is what runs here. */
@Timeout(20)
class DecoratorExamplesTest {
    private static final Path ROOT = Path.of(System.getProperty("toami.root"));
    private static final Path SOURCE =
            ROOT.resolve("capture-files/src/test/java/dev/toami/files/DecoratorExamplesTest.java");
    private static final Pattern SHOWN = Pattern.compile("<!-- (\\w+) -->\\s*```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern RUN = Pattern.compile("\\n *// begin (\\w+)\\n(.*?)\\n *// end\\n", Pattern.DOTALL);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final QueueSession eth0 = new QueueSession();

    @TempDir
    private Path folder;

    @Test
    void thePageShowsTheExamplesAsTheyAre() throws Exception {
        Map<String, String> shown = new TreeMap<>();
        Matcher blocks = SHOWN.matcher(Files.readString(ROOT.resolve("docs/decorators.md"), StandardCharsets.UTF_8));
        while (blocks.find()) {
            shown.put(blocks.group(1), blocks.group(2));
        }
        Map<String, String> run = new TreeMap<>();
        Matcher examples = RUN.matcher(Files.readString(SOURCE, StandardCharsets.UTF_8));
        while (examples.find()) {
            run.put(examples.group(1), examples.group(2).stripIndent() + "\n");
        }
        assertEquals(7, run.size());
        assertEquals(run, shown);
    }

    @Test
    void log() throws Exception {
        eth0.add(1, 1);
        RecordedLog.drain();
        // begin log
        System.Logger logger = System.getLogger("dev.toami.example");
        try (CaptureSession session = TracingSession.logging(eth0, logger, System.Logger.Level.DEBUG)) {
            session.next(SECOND);
        }
        // end
        assertEquals(
                List.of(
                        "DEBUG queue0 in 2015-12-15T05:01:27.908450124Z 60 bytes 00000001000000000000000000000000...",
                        "DEBUG queue0 closed"),
                RecordedLog.drain());
    }

    @Test
    void sink() throws Exception {
        eth0.add(1, 3);
        // begin sink
        AtomicLong bytes = new AtomicLong();
        TraceSink counter = new TraceSink() {
            @Override
            public void captured(String device, Frame frame) {
                bytes.addAndGet(frame.capturedLength());
            }
        };
        try (CaptureSession session = new TracingSession(eth0, counter)) {
            session.poll(frame -> {}, 64, SECOND);
        }
        // end
        assertEquals(180, bytes.get());
    }

    @Test
    void recording() throws Exception {
        eth0.add(1, 3);
        Path file = folder.resolve("eth0.pcap");
        List<Integer> answered = new ArrayList<>();
        // begin recording
        try (RecordingSession session =
                RecordingSession.builder().injected(true).open(eth0, file)) {
            session.poll(frame -> answered.add(frame.capturedLength()), 64, SECOND);
            session.inject(Bytes.wrap(new byte[60]));
            session.flush();
            if (session.failure().isPresent()) {
                System.err.println(
                        session.missed() + " frames lack: " + session.failure().get());
            }
        }
        // end
        try (PcapReader reader = PcapReader.open(file)) {
            assertEquals(4, PcapBytes.readAll(reader).size());
        }
        assertEquals(3, answered.size());
    }

    @Test
    void faults() throws Exception {
        eth0.add(1, 100);
        // begin faults
        FaultySession session = Faults.seeded(42)
                .drop(Selection.nth(3))
                .drop(Selection.ratio(0.1))
                .duplicate(Selection.every(20))
                .corrupt(Selection.ratio(0.05), 2)
                .truncate(Selection.nth(7), 20)
                .delay(Selection.nth(50), Duration.ofMillis(30))
                .reorder(4, Duration.ofMillis(10))
                .fail(SessionCall.NEXT, Selection.nth(60), () -> new DeviceDownException("eth0 went down"))
                .on(eth0);
        // end
        int frames = 0;
        for (int i = 1; i < 60; i++) {
            frames += session.next(SECOND).isPresent() ? 1 : 0;
        }
        assertEquals(59, frames);
        assertThrows(DeviceDownException.class, () -> session.next(SECOND));
        while (session.next(Duration.ofMillis(50)).isPresent()) {
            frames++;
        }
        assertEquals(100 - session.count(FaultKind.DROP) + session.count(FaultKind.DUPLICATE), frames);
        assertEquals(1, session.count(FaultKind.FAILURE));
    }

    @Test
    void rate() throws Exception {
        long start = System.nanoTime();
        // begin rate
        RateLimit limit = RateLimit.framesPerSecond(1000, 10).and(RateLimit.bytesPerSecond(1_000_000, 15_000));
        try (CaptureSession session = limit.on(eth0)) {
            for (int i = 0; i < 60; i++) {
                session.inject(Bytes.wrap(new byte[60]));
            }
        }
        // end
        assertTrue(System.nanoTime() - start >= 49_000_000);
        assertEquals(60, eth0.injected().size());
    }

    @Test
    void stack() throws Exception {
        eth0.add(1, 2);
        Path file = folder.resolve("stack.pcap");
        // begin stack
        CaptureSession lossy = Faults.seeded(1).drop(Selection.nth(1)).on(eth0);
        try (CaptureSession session = RecordingSession.open(lossy, file)) {
            session.next(SECOND); // the second frame, which is the first in the file
        }
        // end
        try (PcapReader reader = PcapReader.open(file)) {
            assertEquals(2, QueueSession.number(PcapBytes.readAll(reader).get(0)));
        }
    }

    // begin own
    /** Counts the bytes that come out. */
    static final class CountingSession extends ForwardingSession {
        final AtomicLong bytes = new AtomicLong();

        CountingSession(CaptureSession session) {
            super(session);
        }

        @Override
        public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
            Optional<CapturedFrame> frame = super.next(timeout);
            frame.ifPresent(this::count);
            return frame;
        }

        @Override
        public int poll(FrameHandler handler, int maxFrames, Duration timeout) throws CaptureException {
            FrameHandler counting = frame -> {
                count(frame);
                handler.handle(frame);
            };
            return super.poll(counting, maxFrames, timeout);
        }

        private void count(Frame frame) {
            bytes.addAndGet(frame.capturedLength());
        }
    }
    // end

    @Test
    void own() throws Exception {
        try (CountingSession session = new CountingSession(eth0.add(1, 3))) {
            session.poll(frame -> {}, 2, SECOND);
            session.iterator().next();
            assertEquals(180, session.bytes.get());
        }
    }
}
