package dev.toami.pcap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.FilterSyntaxException;
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
    void aFailedOpenLeavesNothingBehind() throws Exception {
        CaptureOptions wrong = CaptureOptions.builder().filter("udp and").build();
        try (VethPair pair = VethPair.create()) {
            Shell.run("ip link set " + pair.right() + " down");
            long descriptors = Descriptors.open();
            for (int i = 0; i < 1000; i++) {
                assertThrows(DeviceNotFoundException.class, () -> backend.open("nosuch0", CaptureOptions.defaults()));
            }
            for (int i = 0; i < 20; i++) {
                assertThrows(DeviceDownException.class, () -> backend.open(pair.right(), CaptureOptions.defaults()));
                assertThrows(FilterSyntaxException.class, () -> backend.open(pair.left(), wrong));
            }
            assertEquals(descriptors, Descriptors.open(), "open file descriptors");
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
