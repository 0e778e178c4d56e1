package dev.toami.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.CaptureOptions;
import dev.toami.engine.Direction;
import dev.toami.engine.fake.FakeDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What the command line leaves open, the configuration decides. */
class ConfiguredCaptureTest {
    private final List<String> properties = new ArrayList<>();
    private final CommandBackend backend = new CommandBackend();

    @BeforeEach
    void letFramesPassBothWays() {
        FakeDevice eth0 = backend.eth0();
        eth0.onOpen(() -> {
            eth0.arrive(Frames.udp(1));
            eth0.transmit(Frames.udp(2).bytes());
        });
    }

    @AfterEach
    void clear() {
        properties.forEach(System::clearProperty);
    }

    private void set(String key, String value) {
        properties.add("toami." + key);
        System.setProperty("toami." + key, value);
    }

    private CaptureOptions capture(String... options) {
        List<String> arguments = new ArrayList<>(List.of("capture", "-i", "eth0", "-c", "1"));
        arguments.addAll(List.of(options));
        Run run = Run.of(backend, arguments.toArray(new String[0]));
        assertEquals(0, run.status(), run.err());
        return backend.openings().get(backend.openings().size() - 1).options();
    }

    @Test
    void configuredDefaultsHold() {
        set("snap-length", "96");
        set("direction", "in");
        set("buffer-size", "1m");
        set("block-timeout", "2ms");
        set("read-timeout", "3s");
        set("immediate", "true");
        set("promiscuous", "false");
        CaptureOptions expected = CaptureOptions.builder()
                .snapLength(96)
                .direction(Direction.IN)
                .bufferSize(1 << 20)
                .blockTimeout(Duration.ofMillis(2))
                .immediate(true)
                .readTimeout(Duration.ofSeconds(3))
                .build();
        assertEquals(expected, capture());
    }

    @Test
    void theCommandLineGoesFirst() {
        set("snap-length", "96");
        set("direction", "in");
        set("buffer-size", "1m");
        set("promiscuous", "true");
        CaptureOptions expected = CaptureOptions.builder()
                .snapLength(60)
                .direction(Direction.OUT)
                .bufferSize(2 << 20)
                .immediate(true)
                .filter("udp")
                .build();
        assertEquals(expected, capture("-p", "-s60", "-Q", "out", "-B", "2048", "--immediate-mode", "udp"));
        assertEquals(CaptureOptions.MAX_SNAP_LENGTH, capture("-s", "0").snapLength());
    }

    @Test
    void unlessConfiguredItIsPromiscuousAndNotImmediate() {
        assertEquals(CaptureOptions.builder().promiscuous(true).build(), capture());
        assertEquals(CaptureOptions.builder().promiscuous(true).immediate(true).build(), capture("--immediate-mode"));
        set("promiscuous", "true");
        assertEquals(CaptureOptions.builder().promiscuous(true).build(), capture());
        assertEquals(CaptureOptions.defaults(), capture("-p"));
    }
}
