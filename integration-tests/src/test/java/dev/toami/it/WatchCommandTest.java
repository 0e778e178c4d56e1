package dev.toami.it;

import java.util.List;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** {@code toami devices --watch} and {@code toami capture --await-device} on real devices. */
class WatchCommandTest {
    private static final String DEVICE = "cmd0";
    private static final String PEER = "cmd1";

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @AfterEach
    void remove() {
        Shell.run(List.of("ip", "link", "del", DEVICE));
    }

    private static void makePair() {
        Shell.run("ip link add " + DEVICE + " type veth peer name " + PEER);
    }

    @Test
    void printsALineForEachEventUntilASignalComes() throws Exception {
        try (Cli watch = Cli.start(Cli.command("devices", "--watch"))) {
            watch.awaitError("watching ");
            makePair();
            Shell.run("ip link set " + DEVICE + " mtu 1400");
            Shell.run("ip link del " + DEVICE);
            watch.awaitOut(out -> out.contains(": " + DEVICE + ": removed <"), "line about the removal");
            watch.signal("TERM");
            assertEquals(0, watch.exitCode(), watch::err);
            assertEquals(
                    List.of(
                            "appeared <BROADCAST,MULTICAST> mtu 1500",
                            "mtu changed from 1500 <BROADCAST,MULTICAST> mtu 1400"),
                    watch.out()
                            .lines()
                            .filter(line -> line.contains(": " + DEVICE + ": "))
                            .limit(2)
                            .map(line -> line.replaceFirst("^\\d+: " + DEVICE + ": ", "")
                                    .replaceFirst(" mac .*", ""))
                            .toList());
        }
    }

    @Test
    void aCaptureOutlivesItsDevice() throws Exception {
        makePair();
        try (Cli capture =
                Cli.start(Cli.command("capture", "-i", DEVICE, "--await-device", "-c", "1", "udp port 4711"))) {
            capture.awaitError("listening on " + DEVICE);
            Shell.run("ip link del " + DEVICE);
            makePair();
            PacketSockets.awaitBound(DEVICE, 1);
            Shell.run("ip link set " + PEER + " up");
            Shell.run("ip link set " + DEVICE + " up");
            PacketSockets.awaitSends(PEER);
            try (CaptureEngine engine = Backend.AFPACKET.open();
                    CaptureSession sender = engine.capture(PEER, CaptureOptions.defaults())) {
                sender.inject(Frames.udp(4711, 20));
            }
            capture.awaitError("1 packet captured");
        }
    }
}
