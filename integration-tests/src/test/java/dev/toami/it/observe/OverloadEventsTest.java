package dev.toami.it.observe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.Configuration;
import dev.toami.engine.Direction;
import dev.toami.engine.contract.TestFrames;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A ring that overflows because nobody reads it, as the events of its session tell it. */
class OverloadEventsTest {
    private static final int FRAMES = 20_000;

    @TempDir
    private Path folder;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    /**
     * The reader's own look at the ring tells, though nobody asks for statistics: frames that come after the reader has seen
     * that some were lost are not needed for it, but one block that was closed while some were.
     */
    @Test
    void theReaderTellsOfLossesAndOfItsOwnSlowness() throws Exception {
        Path file = folder.resolve("overload.jfr");
        CaptureStatistics total;
        try (Recording recording = new Recording();
                VethPair pair = VethPair.create();
                CaptureEngine engine =
                        CaptureEngine.open(Configuration.load(Map.of(Configuration.BACKEND, "afpacket")))) {
            recording.start();
            CaptureOptions options = CaptureOptions.builder()
                    .direction(Direction.IN)
                    .bufferSize(1 << 18)
                    .build();
            try (CaptureSession sender = engine.capture(pair.left(), options);
                    CaptureSession session = engine.capture(pair.right(), options)) {
                send(sender, FRAMES);
                drain(session);
                // The blocks that the kernel closes now have the status of the losses before.
                send(sender, 4000);
                drain(session);
                total = session.statistics();
            }
            recording.stop();
            recording.dump(file);
        }
        assertTrue(total.droppedByKernel() > 0 && total.ringFreezes() > 0, total::toString);
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        List<RecordedEvent> slow = named(events, "SlowConsumer");
        assertTrue(!slow.isEmpty(), events::toString);
        assertTrue(slow.get(0).getInt("readyBlocks") * 4 > slow.get(0).getInt("blocks") * 3, slow::toString);
        assertEquals(Thread.currentThread().getName(), slow.get(0).getThread().getJavaName());
        List<RecordedEvent> bursts = named(events, "DropBurst");
        assertEquals(total.droppedByKernel(), sum(bursts, "dropped"), bursts::toString);
        assertEquals(total.ringFreezes(), sum(named(events, "RingFull"), "times"));
        RecordedEvent close = named(events, "SessionClose").stream()
                .filter(event -> event.getLong("session") == slow.get(0).getLong("session"))
                .findFirst()
                .orElseThrow();
        assertEquals(total.droppedByKernel(), close.getLong("droppedByKernel"));
        assertEquals(total.received(), close.getLong("received"));
        assertTrue(
                bursts.get(0).getStartTime().isBefore(close.getStartTime().minus(Duration.ofMillis(1))),
                "told when the reader saw it, not only at the end");
    }

    private static void send(CaptureSession sender, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            sender.inject(TestFrames.udp(53, 100));
        }
    }

    private static void drain(CaptureSession session) throws Exception {
        while (session.poll(frame -> {}, 4096, Duration.ofMillis(200)) > 0) {}
    }

    private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("dev.toami." + name))
                .toList();
    }

    private static long sum(List<RecordedEvent> events, String field) {
        return events.stream().mapToLong(event -> event.getLong(field)).sum();
    }
}
