package dev.toami.pcap;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.Frame;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;
import dev.toami.testing.Shell;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class CaptureTest {
    private static final CaptureOptions INCOMING =
            CaptureOptions.builder().direction(Direction.IN).build();

    private final PcapBackend backend = new PcapBackend();
    private VethPair pair;
    private CaptureSession sender;

    @BeforeEach
    void open() throws Exception {
        Libpcaps.need();
        pair = VethPair.create();
        sender = backend.open(pair.left(), CaptureOptions.defaults());
    }

    @AfterEach
    void close() throws Exception {
        if (pair != null) {
            sender.close();
            pair.close();
        }
    }

    @Test
    void whatTheOtherEndSendsArrives() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        try (CaptureSession session = backend.open(pair.right(), INCOMING)) {
            sender.inject(Frames.udp(53, 20));
            CapturedFrame frame = session.next(Duration.ofSeconds(5)).orElseThrow();
            assertEquals(Frames.udp(53, 20), frame.bytes());
            assertEquals(62, frame.capturedLength());
            assertEquals(62, frame.originalLength());
            assertEquals(LinkType.ETHERNET, frame.linkType());
            assertEquals(LinkType.ETHERNET, session.linkType());
            assertTrue(frame.interfaceIndex() > 1);
            assertTrue(frame.timestamp().isAfter(before)
                    && frame.timestamp().isBefore(Instant.now().plusSeconds(1)));
            assertFalse(frame.isClipped());
        }
    }

    @Test
    void theOrderIsKeptAndNothingIsLost() throws Exception {
        CaptureSession ended;
        try (CaptureSession session = backend.open(pair.right(), INCOMING)) {
            List<Integer> sent = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                sender.inject(Frames.udp(i, i % 1400));
                sent.add(i);
            }
            List<Integer> received = new ArrayList<>();
            for (CapturedFrame frame : Frames.drain(session)) {
                received.add(Frames.port(frame));
            }
            assertEquals(sent, received);
            assertEquals(new CaptureStatistics(2000, 0, 0, 0, 0), session.statistics());
            ended = session;
        }
        assertEquals(
                new CaptureStatistics(2000, 0, 0, 0, 0), ended.statistics(), "what was counted until it was closed");
    }

    @Test
    void whatIsSentIsReceivedOrCountedAsDropped() throws Exception {
        CaptureOptions small = CaptureOptions.builder()
                .direction(Direction.IN)
                .bufferSize(1 << 16)
                .build();
        try (CaptureSession session = backend.open(pair.right(), small)) {
            for (int i = 0; i < 5000; i++) {
                sender.inject(Frames.udp(53, 1400));
            }
            int received = Frames.drain(session).size();
            CaptureStatistics statistics = session.statistics();
            assertEquals(received, statistics.received());
            assertEquals(5000, statistics.received() + statistics.droppedByKernel());
            assertTrue(statistics.droppedByKernel() > 0);
        }
    }

    @Test
    void promiscuousWhileTheSessionIsOpen() throws Exception {
        CaptureOptions promiscuous = CaptureOptions.builder().promiscuous(true).build();
        String show = "ip -d -o link show dev " + pair.right();
        try (CaptureSession session = backend.open(pair.right(), promiscuous);
                CaptureSession any = backend.open("any", promiscuous)) {
            assertTrue(session.isOpen() && any.isOpen());
            assertTrue(Shell.run(show).contains("promiscuity 1"));
        }
        assertTrue(Shell.run(show).contains("promiscuity 0"));
    }

    @Test
    void aDeadlineFiresWithoutTraffic() throws Exception {
        try (CaptureSession session = backend.open(pair.right(), INCOMING)) {
            for (int millis : new int[] {0, 1, 50, 300}) {
                long start = System.nanoTime();
                assertTrue(session.next(Duration.ofMillis(millis)).isEmpty());
                assertEquals(0, session.poll(frame -> {}, 8, Duration.ZERO));
                long took = (System.nanoTime() - start) / 1_000_000;
                assertTrue(took >= millis && took < millis + 100, () -> millis + " ms took " + took);
            }
        }
    }

    @Test
    void aDeadlineFiresUnderTrafficThatIsNotWanted() throws Exception {
        CaptureOptions options = CaptureOptions.builder()
                .direction(Direction.IN)
                .filter(Frames.tooLong("tcp"))
                .build();
        Thread flood = new Thread(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    sender.inject(Frames.udp(53, 20));
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        try (CaptureSession session = backend.open(pair.right(), options)) {
            flood.start();
            long start = System.nanoTime();
            assertTrue(session.next(Duration.ofMillis(300)).isEmpty());
            long took = (System.nanoTime() - start) / 1_000_000;
            assertTrue(took >= 300 && took < 500, () -> took + " ms");
            assertTrue(session.statistics().filtered() > 0);
        } finally {
            flood.interrupt();
            flood.join();
        }
    }

    @Test
    void theFilterIsInForceFromTheStartAndIsReplaced() throws Exception {
        CaptureOptions options = CaptureOptions.builder()
                .direction(Direction.IN)
                .filter("udp port 53")
                .build();
        try (CaptureSession session = backend.open(pair.right(), options)) {
            sender.inject(Frames.udp(99, 0));
            sender.inject(Frames.udp(53, 0));
            assertEquals(
                    List.of(53),
                    Frames.drain(session).stream().map(Frames::port).toList());
            sender.inject(Frames.udp(53, 0));
            sender.inject(Frames.udp(99, 0));
            session.setFilter("udp port 99");
            assertEquals(0, Frames.drain(session).size(), "the one that the old filter let in is not wanted any more");
            assertThrows(FilterSyntaxException.class, () -> session.setFilter("udp prt 53"));
            sender.inject(Frames.udp(53, 0));
            sender.inject(Frames.udp(99, 0));
            assertEquals(1, Frames.drain(session).size());
            session.setFilter("");
            sender.inject(Frames.udp(7, 0));
            assertEquals(1, Frames.drain(session).size());
            assertEquals(new CaptureStatistics(4, 0, 0, 0, 1), session.statistics());
        }
        assertThrows(
                FilterSyntaxException.class,
                () -> backend.open(
                        pair.right(), CaptureOptions.builder().filter("udp and").build()));
    }

    @Test
    void theFilterSeesWhatTheSnapLengthCutsOff() throws Exception {
        CaptureOptions options = CaptureOptions.builder()
                .direction(Direction.IN)
                .snapLength(20)
                .filter("udp port 53")
                .build();
        try (CaptureSession session = backend.open(pair.right(), options)) {
            sender.inject(Frames.udp(53, 100));
            CapturedFrame frame = session.next(Duration.ofSeconds(5)).orElseThrow();
            assertEquals(Frames.udp(53, 100).clip(20), frame.bytes());
            assertEquals(142, frame.originalLength());
            assertEquals(20, session.snapLength());
        }
    }

    @Test
    void aVlanTagIsInTheBytesAndTheFilterSeesIt() throws Exception {
        CaptureOptions options = CaptureOptions.builder()
                .direction(Direction.IN)
                .filter("vlan 100 and udp")
                .build();
        Bytes tagged = Frames.tagged(0x2064, Frames.udp(53, 20));
        try (CaptureSession session = backend.open(pair.right(), options)) {
            sender.inject(Frames.udp(53, 20));
            sender.inject(Frames.tagged(0x2065, Frames.udp(53, 20)));
            sender.inject(tagged);
            List<CapturedFrame> frames = Frames.drain(session);
            assertEquals(1, frames.size());
            assertEquals(tagged, frames.get(0).bytes());
            assertEquals(0x2064, frames.get(0).vlanTci());
            // On a live socket the tag is not in the way of what stands in front of it.
            session.setFilter("ip and vlan 100 and udp dst port 53");
            sender.inject(tagged);
            sender.inject(Frames.udp(53, 20));
            assertEquals(
                    List.of(tagged),
                    Frames.drain(session).stream().map(CapturedFrame::bytes).toList());
            session.setFilter("udp and not vlan");
            sender.inject(tagged);
            sender.inject(Frames.udp(53, 20));
            List<CapturedFrame> plain = Frames.drain(session);
            assertEquals(1, plain.size());
            assertEquals(-1, plain.get(0).vlanTci());
        }
    }

    @Test
    void aFilterMayAskForTheDirectionWhereItIsKnown() throws Exception {
        CaptureOptions outgoing = CaptureOptions.builder()
                .direction(Direction.OUT)
                .filter("outbound")
                .build();
        try (CaptureSession in = backend.open(pair.right(), INCOMING);
                CaptureSession out = backend.open(pair.right(), outgoing)) {
            in.setFilter("inbound");
            sender.inject(Frames.udp(1, 0));
            in.inject(Frames.udp(2, 0));
            assertEquals(1, Frames.drain(in).size());
            assertEquals(1, Frames.drain(out).size());
            in.setFilter("outbound");
            sender.inject(Frames.udp(1, 0));
            assertEquals(0, Frames.drain(in).size());
        }
        FilterSyntaxException e = assertThrows(FilterSyntaxException.class, () -> sender.setFilter("inbound"));
        assertTrue(e.reason().contains("direction IN or OUT"), e::reason);
    }

    @Test
    void directionIsKept() throws Exception {
        CaptureOptions outgoing =
                CaptureOptions.builder().direction(Direction.OUT).build();
        try (CaptureSession in = backend.open(pair.right(), INCOMING);
                CaptureSession out = backend.open(pair.right(), outgoing)) {
            sender.inject(Frames.udp(1, 0));
            in.inject(Frames.udp(2, 0));
            assertEquals(List.of(1), Frames.drain(in).stream().map(Frames::port).toList());
            List<CapturedFrame> sent = Frames.drain(out);
            assertEquals(List.of(2), sent.stream().map(Frames::port).toList());
            assertEquals(PacketType.OUTGOING, sent.get(0).packetType());
        }
    }

    @Test
    void aLeasedFrameThrowsAfterItsCall() throws Exception {
        List<Frame> kept = new ArrayList<>();
        List<CapturedFrame> copies = new ArrayList<>();
        try (CaptureSession session = backend.open(pair.right(), INCOMING)) {
            for (int port = 1; port <= 5; port++) {
                sender.inject(Frames.udp(port, 0));
            }
            int handled = 0;
            while (handled < 5) {
                handled += session.poll(
                        frame -> {
                            kept.add(frame);
                            copies.add(frame.copy());
                        },
                        3,
                        Duration.ofSeconds(5));
            }
        }
        for (Frame frame : kept) {
            assertThrows(IllegalStateException.class, () -> frame.bytes().u8(0));
            assertThrows(IllegalStateException.class, frame::copy);
        }
        assertEquals(List.of(1, 2, 3, 4, 5), copies.stream().map(Frames::port).toList());
    }

    @Test
    void loopbackFramesComeOnceAndAnyTellsTheDevice() throws Exception {
        CaptureOptions options =
                CaptureOptions.builder().filter("udp port 7777").build();
        try (CaptureSession lo = backend.open("lo", options);
                CaptureSession any = backend.open(
                        "any",
                        CaptureOptions.builder()
                                .filter("udp port 7777 and ifindex 1 and inbound")
                                .build());
                DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[5], 5, InetAddress.getLoopbackAddress(), 7777));
            assertEquals(1, Frames.drain(lo).size());
            List<CapturedFrame> cooked = Frames.drain(any);
            assertEquals(1, cooked.size());
            assertEquals(LinkType.LINUX_SLL2, cooked.get(0).linkType());
            assertEquals(1, cooked.get(0).interfaceIndex());
            assertEquals(PacketType.HOST, cooked.get(0).packetType());
        }
    }
}
