package dev.toami.it;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Direction;
import dev.toami.engine.SessionClosedException;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the contract of backends cannot ask for, because it is about the kernel, through either backend. */
class CaptureTest {
    private VethPair pair;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @BeforeEach
    void open() {
        pair = VethPair.create();
    }

    @AfterEach
    void close() {
        pair.close();
    }

    private static CaptureOptions.Builder options() {
        return CaptureOptions.builder();
    }

    @ParameterizedTest
    @EnumSource
    void loopbackShowsEachFrameOnce(Backend backend) throws Exception {
        try (CaptureEngine engine = backend.open()) {
            for (String device : List.of("lo", "any")) {
                try (CaptureSession session =
                        engine.capture(device, options().filter("udp port 7777").build())) {
                    try (DatagramSocket socket = new DatagramSocket()) {
                        socket.send(new DatagramPacket(new byte[5], 5, InetAddress.getLoopbackAddress(), 7777));
                    }
                    assertEquals(1, Frames.drain(session).size(), device);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFilterThatTheKernelCannotRunRunsInTheJvm(Backend backend) throws Exception {
        StringBuilder hosts = new StringBuilder("udp and (host 192.0.2.1");
        // No two are neighbours, which would be a range.
        for (int i = 0; i < 2500; i++) {
            hosts.append(" or host 198.51.").append(i / 100).append('.').append(2 * (i % 100));
        }
        String tooLong = hosts.append(')').toString();
        // The length of the sender's address is in the SLL2 header, which the kernel does not have.
        String sender = "udp and link[11] = 6";
        try (CaptureEngine engine = backend.open();
                CaptureSession left = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession raw = engine.capture(
                        pair.right(),
                        options().filter(tooLong).direction(Direction.IN).build());
                CaptureSession any = engine.capture(
                        "any", options().filter(sender).direction(Direction.IN).build())) {
            left.inject(Frames.udp(53, 40));
            left.inject(Frames.tcp(80, "GET / HTTP/1.1"));
            for (CaptureSession session : List.of(raw, any)) {
                assertEquals(1, Frames.drain(session).size(), session.device());
                assertEquals(1, session.statistics().filtered(), session.device());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void promiscuousModeIsAskedFor(Backend backend) throws Exception {
        try (CaptureEngine engine = backend.open();
                CaptureSession session =
                        engine.capture(pair.left(), options().promiscuous(true).build())) {
            assertTrue(session.isOpen());
            assertTrue(Shell.run("ip -d link show " + pair.left()).contains("promiscuity 1"));
        }
        assertTrue(Shell.run("ip -d link show " + pair.left()).contains("promiscuity 0"));
    }

    @ParameterizedTest
    @EnumSource
    void anEngineClosesItsSessions(Backend backend) throws Exception {
        CaptureEngine engine = backend.open();
        CaptureSession session = engine.capture(pair.left(), CaptureOptions.defaults());
        engine.close();
        assertFalse(session.isOpen());
        assertThrows(SessionClosedException.class, () -> session.next(Duration.ZERO));
        assertFalse(session.iterator().hasNext());
        assertEquals(0, session.statistics().received());
    }
}
