package dev.toami.it;

import java.util.ArrayList;
import java.util.List;

import dev.toami.testing.Needs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Without CAP_NET_RAW nothing is captured, and the message says what is missing and how to get it. */
class PermissionTest {
    @BeforeAll
    static void needs() {
        Needs.network();
        Needs.tools("setpriv");
    }

    private static Cli startWithout(String capabilities, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("setpriv", "--bounding-set", capabilities, "--inh-caps", capabilities, "--no-new-privs"));
        command.addAll(Cli.command(arguments));
        return Cli.start(command);
    }

    @Test
    void capturingIsRefusedWithTheCure() {
        try (Cli capture = startWithout("-net_raw", "capture", "-i", "lo", "-c", "1")) {
            assertEquals(1, capture.exitCode());
            assertEquals(1, capture.err().lines().count(), capture::err);
            for (String part : List.of("CAP_NET_RAW", "CapEff", "no_new_privs", "AmbientCapabilities=CAP_NET_RAW")) {
                assertTrue(capture.err().contains(part), () -> part + " is not in: " + capture.err());
            }
            assertEquals("", capture.out());
        }
    }

    @Test
    void listingDevicesTakesNothing() {
        try (Cli devices = startWithout("-all", "devices")) {
            assertEquals(0, devices.exitCode(), devices::err);
            assertTrue(devices.out().contains("lo [Up"), devices::out);
        }
    }

    @Test
    void capturingTakesNothingElse() throws Exception {
        try (Cli capture = startWithout("-all,+net_raw", "capture", "-i", "lo").awaitError("listening on lo")) {
            capture.signal("INT");
            assertEquals(0, capture.exitCode(), capture::err);
            assertFalse(capture.err().contains("denied"), capture::err);
        }
    }
}
