package dev.toami.it;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.CaptureEngine;
import dev.toami.testing.Needs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The command where the kernel is told to hold frames back for long. */
class BlockTimeoutTest {
    @BeforeAll
    static void needs() throws Exception {
        Needs.network();
        Needs.require(CaptureEngine.backends().get("pcap").isAvailable(), "libpcap");
    }

    private static Cli start(String backend, String blockTimeout, String... options) {
        List<String> command = new ArrayList<>(List.of("env", "TOAMI_BLOCK_TIMEOUT=" + blockTimeout));
        List<String> arguments = new ArrayList<>(List.of("--backend", backend, "capture", "-i", "lo"));
        arguments.addAll(List.of(options));
        arguments.add("udp port 7777");
        command.addAll(Cli.command(arguments.toArray(new String[0])));
        return Cli.start(command).awaitError("listening on lo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"afpacket", "pcap"})
    void whatCameBeforeASignalComesOut(String backend) throws Exception {
        try (Cli capture = start(backend, "900ms")) {
            for (int i = 0; i < 3; i++) {
                sendToLoopback();
            }
            capture.signal("INT");
            assertEquals(0, capture.exitCode(), capture::err);
            assertTrue(capture.err().contains("3 packets captured"), capture::err);
            assertEquals(
                    3,
                    capture.out()
                            .lines()
                            .filter(line -> line.startsWith("PACKET: "))
                            .count(),
                    capture::out);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"afpacket", "pcap"})
    void immediateModeWaitsForNoBlock(String backend) throws Exception {
        try (Cli capture = start(backend, "1h", "--immediate-mode", "-c", "1")) {
            sendToLoopback();
            assertEquals(0, capture.exitCode(), capture::err);
            assertTrue(capture.out().contains("UDP"), capture::out);
        }
    }

    private static void sendToLoopback() throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[5], 5, InetAddress.getLoopbackAddress(), 7777));
        }
    }
}
