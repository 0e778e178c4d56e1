package dev.toami.it;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.Frame;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;
import dev.toami.engine.SessionClosedException;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CaptureTest {
    private VethPair pair;
    private CaptureEngine engine;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @BeforeEach
    void open() throws Exception {
        pair = VethPair.create();
        engine = CaptureEngine.open();
    }

    @AfterEach
    void close() {
        engine.close();
        pair.close();
    }

    private static CaptureOptions.Builder options() {
        return CaptureOptions.builder();
    }

    @Test
    void whatOneEndSendsTheOtherReceives() throws Exception {
        Bytes sent = Frames.udp(53, 100);
        try (CaptureSession left = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession observer = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession right =
                        engine.capture(pair.right(), options().promiscuous(true).build())) {
            Instant before = Instant.now();
            left.inject(sent);
            CapturedFrame frame = right.next(Duration.ofSeconds(5)).orElseThrow();
            assertEquals(sent, frame.bytes());
            assertEquals(sent.length(), frame.originalLength());
            assertFalse(frame.isClipped());
            assertEquals(LinkType.ETHERNET, frame.linkType());
            assertTrue(
                    Duration.between(before, frame.timestamp()).abs().compareTo(Duration.ofSeconds(2)) < 0,
                    () -> before + " and " + frame.timestamp());
            CapturedFrame own = observer.next(Duration.ofSeconds(5)).orElseThrow();
            assertEquals(PacketType.OUTGOING, own.packetType());
            assertEquals(sent, own.bytes());
            assertEquals(1, right.statistics().received());
        }
    }

    @Test
    void aDeadlineFiresWithoutTraffic() throws Exception {
        try (CaptureSession session = engine.capture(pair.left(), CaptureOptions.defaults())) {
            long start = System.nanoTime();
            assertTrue(session.next(Duration.ofMillis(150)).isEmpty());
            assertEquals(0, session.poll(frame -> {}, 1, Duration.ofMillis(150)));
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis >= 300 && millis < 900, () -> millis + " ms for twice 150 ms");
            assertTrue(session.next(Duration.ZERO).isEmpty());
        }
    }

    @Test
    void nothingComesInPastTheFilter() throws Exception {
        try (CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults())) {
            Bytes unwanted = Frames.udp(9999, 20);
            Bytes wanted = Frames.udp(53, 20);
            Thread traffic = new Thread(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        sender.inject(unwanted);
                    }
                } catch (CaptureException e) {
                    throw new AssertionError(e);
                }
            });
            traffic.start();
            try {
                for (int i = 0; i < 20; i++) {
                    try (CaptureSession session = engine.capture(
                            pair.right(), options().filter("udp port 53").build())) {
                        sender.inject(wanted);
                        CapturedFrame frame =
                                session.next(Duration.ofSeconds(5)).orElseThrow();
                        assertEquals(wanted, frame.bytes());
                        assertTrue(session.next(Duration.ofMillis(30)).isEmpty());
                        assertEquals(1, session.statistics().received());
                    }
                }
            } finally {
                traffic.interrupt();
                traffic.join();
            }
        }
    }

    @Test
    void aNewFilterHoldsForWhatIsOnItsWay() throws Exception {
        try (CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession session =
                        engine.capture(pair.right(), options().filter("udp").build())) {
            for (int i = 0; i < 200; i++) {
                sender.inject(Frames.udp(i % 2 == 0 ? 53 : 9999, 20));
            }
            session.setFilter("udp port 53");
            sender.inject(Frames.udp(53, 7));
            List<CapturedFrame> frames = Frames.drain(session);
            assertEquals(101, frames.size());
            assertTrue(frames.stream().allMatch(frame -> frame.bytes().u16(36) == 53));
            assertEquals(100, session.statistics().filtered());
            assertThrows(FilterSyntaxException.class, () -> session.setFilter("udp port and"));
            sender.inject(Frames.udp(9999, 20));
            sender.inject(Frames.udp(53, 20));
            assertEquals(1, Frames.drain(session).size(), "the old filter stays when the new one is refused");
        }
    }

    @Test
    void theSnapLengthCutsAndSaysSo() throws Exception {
        try (CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession session =
                        engine.capture(pair.right(), options().snapLength(50).build())) {
            sender.inject(Frames.udp(53, 300));
            CapturedFrame frame = session.next(Duration.ofSeconds(5)).orElseThrow();
            assertEquals(50, frame.capturedLength());
            assertEquals(342, frame.originalLength());
            assertTrue(frame.isClipped());
        }
    }

    @Test
    void directionsAreToldApart() throws Exception {
        for (Direction direction : Direction.values()) {
            try (CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                    CaptureSession answerer = engine.capture(pair.right(), CaptureOptions.defaults());
                    CaptureSession session = engine.capture(
                            pair.right(), options().direction(direction).build())) {
                sender.inject(Frames.udp(1, 20));
                answerer.inject(Frames.udp(2, 20));
                List<Integer> ports = Frames.drain(session).stream()
                        .map(frame -> frame.bytes().u16(36))
                        .toList();
                assertEquals(
                        switch (direction) {
                            case IN -> List.of(1);
                            case OUT -> List.of(2);
                            case INOUT -> List.of(1, 2);
                        },
                        ports);
            }
        }
    }

    @Test
    void loopbackShowsEachFrameOnce() throws Exception {
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

    @Test
    void vlanTagsAreInTheBytesAgain() throws Exception {
        Bytes plain = Frames.udp(53, 40);
        try (CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession raw = engine.capture(
                        pair.right(), options().direction(Direction.IN).build());
                CaptureSession any =
                        engine.capture("any", options().direction(Direction.IN).build())) {
            for (int tpid : new int[] {0x8100, 0x88a8}) {
                Bytes tagged = Frames.tagged(tpid, 0x6064, plain);
                sender.inject(tagged);
                CapturedFrame frame = raw.next(Duration.ofSeconds(5)).orElseThrow();
                assertEquals(tagged, frame.bytes());
                assertEquals(tagged.length(), frame.originalLength());
                assertEquals(0x6064, frame.vlanTci());
                CapturedFrame cooked = any.next(Duration.ofSeconds(5)).orElseThrow();
                assertEquals(LinkType.LINUX_SLL2, cooked.linkType());
                assertEquals(tpid, cooked.bytes().u16(0));
                assertEquals(0x6064, cooked.bytes().u16(20));
                assertEquals(tagged.slice(16), cooked.bytes().slice(22));
            }
            sender.inject(plain);
            assertEquals(-1, raw.next(Duration.ofSeconds(5)).orElseThrow().vlanTci());
        }
    }

    @Test
    void vlanFiltersWorkOnTheWire() throws Exception {
        try (CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession session = engine.capture(
                        pair.right(), options().filter("ip and vlan 100").build())) {
            sender.inject(Frames.tagged(0x8100, 100, Frames.udp(53, 40)));
            sender.inject(Frames.tagged(0x8100, 101, Frames.udp(53, 40)));
            sender.inject(Frames.udp(53, 40));
            assertEquals(1, Frames.drain(session).size());
        }
    }

    @Test
    void aFilterThatTheKernelCannotRunRunsInTheJvm() throws Exception {
        StringBuilder hosts = new StringBuilder("udp and (host 192.0.2.1");
        for (int i = 0; i < 900; i++) {
            hosts.append(" or host 198.51.").append(i / 250).append('.').append(i % 250);
        }
        String tooLong = hosts.append(')').toString();
        // The length of the sender's address is in the SLL2 header, which the kernel does not have.
        String sender = "udp and link[11] = 6";
        try (CaptureSession left = engine.capture(pair.left(), CaptureOptions.defaults());
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

    @Test
    void promiscuousModeIsAskedFor() throws Exception {
        try (CaptureSession session =
                engine.capture(pair.left(), options().promiscuous(true).build())) {
            assertTrue(session.isOpen());
            assertTrue(Shell.run("ip -d link show " + pair.left()).contains("promiscuity 1"));
        }
        assertTrue(Shell.run("ip -d link show " + pair.left()).contains("promiscuity 0"));
    }

    @Test
    void aLeasedFrameEndsWithItsCall() throws Exception {
        List<Frame> kept = new ArrayList<>();
        List<CapturedFrame> copied = new ArrayList<>();
        try (CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession session = engine.capture(pair.right(), CaptureOptions.defaults())) {
            sender.inject(Frames.udp(53, 40));
            int handled = session.poll(
                    frame -> {
                        assertEquals(53, frame.bytes().u16(36));
                        kept.add(frame);
                        copied.add(frame.copy());
                    },
                    10,
                    Duration.ofSeconds(5));
            assertEquals(1, handled);
            assertThrows(IllegalStateException.class, () -> kept.get(0).bytes().u16(36));
        }
        assertThrows(IllegalStateException.class, () -> kept.get(0).bytes().u16(36));
        assertEquals(53, copied.get(0).bytes().u16(36));
    }

    @Test
    void errorsHaveTypes() throws Exception {
        assertThrows(DeviceNotFoundException.class, () -> engine.capture("nosuch0", CaptureOptions.defaults()));
        Shell.run("ip link set " + pair.left() + " down");
        assertThrows(DeviceDownException.class, () -> engine.capture(pair.left(), CaptureOptions.defaults()));
        Shell.run("ip link set " + pair.left() + " up");
        FilterSyntaxException syntax = assertThrows(
                FilterSyntaxException.class,
                () -> engine.capture(
                        pair.left(), options().filter("tcp and prt 80").build()));
        assertTrue(syntax.getMessage().contains("^"), syntax::getMessage);
        try (CaptureSession any = engine.capture("any", CaptureOptions.defaults())) {
            assertThrows(CaptureException.class, () -> any.inject(Frames.udp(1, 1)));
        }
        try (CaptureSession session = engine.capture(pair.left(), CaptureOptions.defaults())) {
            CaptureException tooShort =
                    assertThrows(CaptureException.class, () -> session.inject(Bytes.of(0x10, 0x20, 0x30)));
            assertTrue(tooShort.getMessage().contains("14 bytes; this one has 3"), tooShort::getMessage);
            CaptureException tooLong = assertThrows(CaptureException.class, () -> session.inject(Frames.udp(1, 3000)));
            assertTrue(tooLong.getMessage().contains("3042"), tooLong::getMessage);
        }
    }

    @Test
    void aDeviceThatGoesDownOrAwayIsToldToTheReader() throws Exception {
        try (VethPair other = VethPair.create();
                CaptureSession session = engine.capture(other.left(), CaptureOptions.defaults())) {
            Shell.run("ip link set " + other.left() + " down");
            assertThrows(DeviceDownException.class, () -> session.next(Duration.ofSeconds(5)));
        }
        VethPair gone = VethPair.create();
        try (CaptureSession session = engine.capture(gone.left(), CaptureOptions.defaults())) {
            gone.close();
            assertThrows(DeviceNotFoundException.class, () -> session.next(Duration.ofSeconds(5)));
        }
    }

    @Test
    void anEngineClosesItsSessions() throws Exception {
        CaptureSession session = engine.capture(pair.left(), CaptureOptions.defaults());
        engine.close();
        assertFalse(session.isOpen());
        assertThrows(SessionClosedException.class, () -> session.next(Duration.ZERO));
        assertFalse(session.iterator().hasNext());
        assertEquals(0, session.statistics().received());
    }
}
