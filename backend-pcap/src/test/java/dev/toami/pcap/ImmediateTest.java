package dev.toami.pcap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** When frames come out, and with what time. */
@Timeout(60)
class ImmediateTest extends VethCase {
    private CaptureSession capture(boolean immediate) throws Exception {
        return backend.open(
                pair.right(),
                CaptureOptions.builder()
                        .direction(Direction.IN)
                        .blockTimeout(Duration.ofSeconds(1))
                        .immediate(immediate)
                        .build());
    }

    @Test
    void otherwiseTheKernelHoldsItBackForTheBlockTimeout() throws Exception {
        try (CaptureSession session = capture(false)) {
            sender.inject(Frames.udp(53, 0));
            assertTrue(session.next(Duration.ofMillis(300)).isEmpty());
            assertTrue(session.next(Duration.ofSeconds(3)).isPresent());
        }
    }

    @Test
    void timesHaveNanoseconds() throws Exception {
        for (boolean immediate : new boolean[] {false, true}) {
            try (CaptureSession session = capture(immediate)) {
                for (int i = 0; i < 20; i++) {
                    sender.inject(Frames.udp(53, 0));
                }
                assertTrue(session.next(Duration.ofSeconds(5)).isPresent());
                List<CapturedFrame> frames = Frames.drain(session);
                assertEquals(19, frames.size());
                assertTrue(frames.stream().anyMatch(frame -> frame.timestampNanos() % 1000 != 0));
            }
        }
    }

    @Test
    void aBufferThatIsTooLargeForLibpcapIsCutToItsLimitAndTheLogSaysSo() throws Exception {
        List<String> messages = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                messages.add(logged.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Activation.class.getName());
        logger.addHandler(handler);
        CaptureOptions options = CaptureOptions.builder().bufferSize(1L << 40).build();
        try {
            assertThrows(DeviceNotFoundException.class, () -> backend.open("nosuch0", options));
            assertEquals(1, messages.size(), messages::toString);
            assertTrue(messages.get(0).contains("2 GiB"), messages::toString);
        } finally {
            logger.removeHandler(handler);
        }
    }
}
