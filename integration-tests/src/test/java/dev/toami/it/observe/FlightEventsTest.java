package dev.toami.it.observe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.contract.TestFrames;
import dev.toami.engine.fake.FakeBackend;
import dev.toami.engine.fake.FakeDevice;
import dev.toami.engine.flight.Recorder;
import dev.toami.engine.spi.SessionEvents;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is in a recording. */
class FlightEventsTest {
    private static final CaptureOptions OPTIONS = CaptureOptions.builder()
            .bufferSize(1 << 16)
            .snapLength(512)
            .filter("udp")
            .build();

    @TempDir
    private Path folder;

    private final FakeBackend backend = new FakeBackend();
    private final FakeDevice eth0 = backend.addDevice("eth0");

    private interface Scene {
        void play(CaptureEngine engine) throws CaptureException;
    }

    /** Toami's events of a recording with the JVM's default settings. */
    private List<RecordedEvent> record(Scene scene) throws Exception {
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording(jdk.jfr.Configuration.getConfiguration("default"));
                CaptureEngine engine = CaptureEngine.open(backend)) {
            recording.start();
            scene.play(engine);
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("dev.toami."))
                .toList();
    }

    private static List<String> names(List<RecordedEvent> events) {
        return events.stream()
                .map(event -> event.getEventType().getName().substring("dev.toami.".length()))
                .toList();
    }

    private void overflow(int frames) {
        for (int i = 0; i < frames; i++) {
            eth0.arrive(TestFrames.udp(53, 100));
        }
    }

    @Test
    void openingAndClosing() throws Exception {
        long[] id = new long[1];
        List<RecordedEvent> events = record(engine -> {
            try (CaptureSession session = engine.capture("eth0", OPTIONS)) {
                id[0] = session.id();
                overflow(3);
                assertEquals(3, session.poll(frame -> {}, 9, Duration.ZERO));
            }
        });
        assertEquals(List.of("SessionOpen", "SessionClose"), names(events));
        RecordedEvent open = events.get(0);
        assertEquals(id[0], open.getLong("session"));
        assertEquals("eth0", open.getString("device"));
        assertEquals("fake", open.getString("backend"));
        assertEquals("EN10MB (Ethernet)", open.getString("linkType"));
        assertEquals("udp", open.getString("filter"));
        assertEquals(512, open.getInt("snapLength"));
        assertEquals(1 << 16, open.getLong("bufferSize"));
        assertNull(open.getString("failure"));
        assertTrue(open.getDuration().toNanos() > 0, open::toString);
        assertEquals(
                "play",
                open.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getName())
                        .filter(name -> name.equals("play"))
                        .findFirst()
                        .orElse("play is not in " + open));
        RecordedEvent close = events.get(1);
        assertEquals(id[0], close.getLong("session"));
        assertEquals(3, close.getLong("received"));
        assertEquals(0, close.getLong("droppedByKernel"));
        assertTrue(close.getDuration("openFor").toNanos() > 0, close::toString);
        assertEquals(List.of("Toami"), close.getEventType().getCategoryNames());
    }

    @Test
    void whatCannotBeOpenedHasItsReason() throws Exception {
        List<RecordedEvent> events =
                record(engine -> assertThrows(DeviceNotFoundException.class, () -> engine.capture("nosuch0", OPTIONS)));
        assertEquals(List.of("SessionOpen"), names(events));
        assertTrue(
                events.get(0).getString("failure").contains("nosuch0: no such device exists"), events.get(0)::toString);
    }

    @Test
    void theFilterThatIsSwapped() throws Exception {
        List<RecordedEvent> events = record(engine -> {
            try (CaptureSession session = engine.capture("eth0", OPTIONS)) {
                session.setFilter("tcp");
            }
        });
        assertEquals(List.of("SessionOpen", "FilterSwapped", "SessionClose"), names(events));
        assertEquals("tcp", events.get(1).getString("filter"));
        assertEquals("KERNEL", events.get(1).getString("filterPlace"));
    }

    @Test
    void lossesAreToldWhenTheyAreCountedAndAddUp() throws Exception {
        List<Long> dropped = new ArrayList<>();
        List<RecordedEvent> events = record(engine -> {
            try (CaptureSession session = engine.capture("eth0", OPTIONS)) {
                overflow(1000);
                dropped.add(session.statistics().droppedByKernel());
                overflow(500);
                session.statistics();
                overflow(500);
                dropped.add(session.statistics().droppedByKernel());
            }
        });
        List<RecordedEvent> bursts = events.stream()
                .filter(event -> event.getEventType().getName().equals("dev.toami.DropBurst"))
                .toList();
        assertEquals(2, bursts.size(), "the first one, and the rest at the end, within a second: " + names(events));
        assertEquals(dropped.get(0), bursts.get(0).getLong("dropped"));
        assertEquals(dropped.get(1) - dropped.get(0), bursts.get(1).getLong("dropped"));
        RecordedEvent close = events.get(events.size() - 1);
        assertEquals("dev.toami.SessionClose", close.getEventType().getName());
        assertEquals(dropped.get(1), close.getLong("droppedByKernel"));
    }

    @Test
    void aSlowConsumerAndAChangeOfALink() throws Exception {
        List<RecordedEvent> events = record(engine -> {
            Recorder.get().slowConsumer(7, "eth0", 30, 32);
            SessionEvents.linkChanged("eth0", 2, "DOWN", "no carrier");
        });
        assertEquals(List.of("SlowConsumer", "LinkEvent"), names(events));
        assertEquals(30, events.get(0).getInt("readyBlocks"));
        assertEquals(Thread.currentThread().getName(), events.get(0).getThread().getJavaName());
        assertEquals("DOWN", events.get(1).getString("change"));
        assertEquals(2, events.get(1).getInt("interfaceIndex"));
    }

    @Test
    void everyFieldHasALabel() throws Exception {
        record(engine -> engine.capture("eth0", OPTIONS).close());
        List<EventType> types = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .filter(type -> type.getName().startsWith("dev.toami."))
                .toList();
        assertTrue(types.size() >= 2, () -> types.size() + " types of events");
        for (EventType type : types) {
            assertNotEquals(null, type.getLabel(), type::getName);
            type.getFields()
                    .forEach(field ->
                            assertNotEquals(null, field.getLabel(), () -> type.getName() + " " + field.getName()));
        }
    }
}
