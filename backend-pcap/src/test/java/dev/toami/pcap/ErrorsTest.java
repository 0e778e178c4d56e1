package dev.toami.pcap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class ErrorsTest {
    private final PcapBackend backend = new PcapBackend();

    @BeforeEach
    void needs() throws Exception {
        Libpcaps.need();
    }

    @Test
    void aDeviceThatIsNotThere() {
        for (String name :
                new String[] {"nosuch0", "", "lo\0x", "nosuch0/../x", "a-name-of-more-than-fifteen-characters"}) {
            CaptureException e = assertThrows(
                    DeviceNotFoundException.class, () -> backend.open(name, CaptureOptions.defaults()), name);
            assertEquals("capture on " + name + ": no such device exists", e.getMessage());
        }
    }

    @Test
    void aDeviceThatIsDown() throws Exception {
        try (VethPair pair = VethPair.create()) {
            Shell.run("ip link set " + pair.left() + " down");
            CaptureException e =
                    assertThrows(DeviceDownException.class, () -> backend.open(pair.left(), CaptureOptions.defaults()));
            assertEquals("capture on " + pair.left() + ": the device is not up", e.getMessage());
        }
    }

    @Test
    void aDeviceThatGoesDownWhileCapturing() throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureSession session = backend.open(pair.left(), CaptureOptions.defaults())) {
            Shell.run("ip link set " + pair.left() + " down");
            assertThrows(DeviceDownException.class, () -> session.next(Duration.ofSeconds(5)));
            assertThrows(DeviceDownException.class, () -> session.inject(Frames.udp(53, 0)));
        }
    }

    @Test
    void aDeviceThatVanishesWhileCapturing() throws Exception {
        VethPair pair = VethPair.create();
        try (CaptureSession session = backend.open(pair.left(), CaptureOptions.defaults())) {
            pair.close();
            assertThrows(DeviceNotFoundException.class, () -> session.next(Duration.ofSeconds(5)));
            assertThrows(DeviceNotFoundException.class, () -> session.inject(Frames.udp(53, 0)));
        }
    }

    @Test
    void whatCannotBeInjected() throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureSession session = backend.open(pair.left(), CaptureOptions.defaults());
                CaptureSession any = backend.open("any", CaptureOptions.defaults())) {
            assertThrows(IllegalArgumentException.class, () -> session.inject(Bytes.empty()));
            CaptureException tooShort = assertThrows(CaptureException.class, () -> session.inject(Bytes.of(1, 2, 3)));
            assertTrue(tooShort.getMessage().contains("14 bytes; this one has 3"), tooShort::getMessage);
            CaptureException tooLong = assertThrows(CaptureException.class, () -> session.inject(Frames.udp(53, 1600)));
            assertTrue(tooLong.getMessage().contains("1642 bytes"), tooLong::getMessage);
            CaptureException e = assertThrows(CaptureException.class, () -> any.inject(Frames.udp(53, 0)));
            assertTrue(e.getMessage().contains("all devices at once"), e::getMessage);
            assertThrows(IllegalArgumentException.class, () -> session.poll(frame -> {}, 0, Duration.ZERO));
            assertThrows(IllegalArgumentException.class, () -> session.next(Duration.ofMillis(-1)));
        }
    }

    /** Opens the loopback device, and tells how that ended. */
    static final class OpenLoopback {
        private OpenLoopback() {}

        public static void main(String[] arguments) {
            try (CaptureSession session = new PcapBackend().open("lo", CaptureOptions.defaults())) {
                System.out.println("open: " + session.isOpen());
            } catch (CaptureException e) {
                System.out.println(e);
            }
        }
    }

    @Test
    void withoutTheCapability() throws Exception {
        Needs.require(Files.isExecutable(Path.of("/usr/bin/setpriv")), "the program setpriv, which is not installed");
        List<String> lines =
                ChildJvm.run(List.of("setpriv", "--bounding-set", "-net_raw"), List.of(), OpenLoopback.class);
        assertEquals(1, lines.size(), lines::toString);
        String line = lines.get(0);
        assertTrue(
                line.startsWith("dev.toami.engine.PermissionDeniedException: capture on lo: permission denied"), line);
        assertTrue(line.contains("CAP_NET_RAW") && line.contains("CapEff "), line);
    }
}
