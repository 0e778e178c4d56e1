package dev.toami.afpacket;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Configuration;
import dev.toami.testing.Needs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What is injected on a tap device, its owner reads. */
class TapTest {
    @BeforeAll
    static void needs() {
        Needs.network();
        Needs.require(Files.isWritable(Path.of("/dev/net/tun")), "/dev/net/tun, which this user may not open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "ring"})
    void framesArriveAtTheOwner(String transmit) throws Exception {
        Configuration configuration = Configuration.load(Map.of("backend", "afpacket", "afpacket.transmit", transmit));
        try (TunDevice tap = TunDevice.createTap("tap" + transmit);
                CaptureEngine engine = CaptureEngine.open(configuration);
                CaptureSession session = engine.capture("tap" + transmit, CaptureOptions.defaults())) {
            List<Bytes> frames = new ArrayList<>();
            for (int length = 14; length <= 1514; length += 50) {
                byte[] frame = new byte[length];
                frame[12] = (byte) 0x88;
                frame[13] = (byte) length;
                frames.add(Bytes.wrap(frame));
            }
            assertEquals(frames.size(), session.inject(frames));
            for (Bytes frame : frames) {
                assertEquals(frame, tap.take());
                session.inject(frame);
            }
            for (Bytes frame : frames) {
                assertEquals(frame, tap.take());
            }
        }
    }
}
