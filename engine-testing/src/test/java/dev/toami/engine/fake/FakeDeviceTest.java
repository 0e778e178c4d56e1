package dev.toami.engine.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.FrameStatus;
import dev.toami.engine.LinkType;
import dev.toami.engine.MacAddress;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.PacketType;
import dev.toami.engine.contract.TestFrames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What passes a fake device, and how it fails. The contract has the rest. */
@Timeout(30)
class FakeDeviceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SMALLEST_BUFFER = 1 << 16;

    private final FakeBackend backend = new FakeBackend();
    private final FakeDevice eth0 = backend.addDevice("eth0");

    @AfterEach
    void close() {
        backend.close();
    }

    private CaptureSession open(CaptureOptions.Builder options) throws CaptureException {
        return backend.open("eth0", options.build());
    }

    private CaptureSession open() throws CaptureException {
        return open(CaptureOptions.builder());
    }

    private static List<Integer> ports(CaptureSession session) throws CaptureException {
        List<Integer> ports = new ArrayList<>();
        session.poll(frame -> ports.add(TestFrames.port(frame)), 10_000, Duration.ZERO);
        return ports;
    }

    @Test
    void aScriptWaitsForTheReaderAndComesInOrder() throws Exception {
        eth0.script(TestFrames.udp(1, 20), TestFrames.udp(2, 20));
        eth0.script(IntStream.range(3, 2000).mapToObj(port -> TestFrames.udp(port, 1400)));
        try (CaptureSession session = open(CaptureOptions.builder().bufferSize(SMALLEST_BUFFER))) {
            assertEquals(IntStream.range(1, 2000).boxed().toList(), ports(session));
            assertEquals(new CaptureStatistics(1999, 0, 0, 0, 0, FilterPlace.KERNEL), session.statistics());
            eth0.script(TestFrames.udp(2000, 20));
            assertEquals(List.of(2000), ports(session));
        }
    }

    @Test
    void aScriptMayHaveNoEndAlsoIfNobodyWantsIt() throws Exception {
        eth0.script(Stream.generate(() -> TestFrames.udp(53, 20)));
        try (CaptureSession session = open(CaptureOptions.builder().filter("tcp"))) {
            assertTrue(session.next(Duration.ofMillis(30)).isEmpty());
            session.setFilter("udp");
            assertEquals(1000, session.poll(frame -> {}, 1000, Duration.ZERO));
        }
    }

    @Test
    void aScriptWakesAReader() throws Exception {
        try (CaptureSession session = open()) {
            CompletableFuture<Optional<CapturedFrame>> read = reading(session);
            eth0.script(TestFrames.udp(7, 20));
            assertEquals(7, TestFrames.port(read.get(5, TimeUnit.SECONDS).orElseThrow()));
        }
    }

    private static CompletableFuture<Optional<CapturedFrame>> reading(CaptureSession session) throws Exception {
        CompletableFuture<Optional<CapturedFrame>> read = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                read.complete(session.next(CaptureOptions.FOREVER));
            } catch (CaptureException e) {
                read.completeExceptionally(e);
            }
        });
        reader.start();
        while (reader.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        return read;
    }

    @Test
    void aScriptKeepsTimesAndComesOnAllDevicesToo() throws Exception {
        eth0.script(CapturedFrame.of(LinkType.ETHERNET, 1_450_155_687_908_450_000L, 1500, TestFrames.udp(9, 20)));
        try (CaptureSession any = backend.open("any", CaptureOptions.defaults())) {
            CapturedFrame frame = any.next(Duration.ZERO).orElseThrow();
            assertEquals(1_450_155_687_908_450_000L, frame.timestampNanos());
            assertEquals(1506, frame.originalLength());
            assertEquals(LinkType.LINUX_SLL2, frame.linkType());
            assertEquals(1, frame.interfaceIndex());
            assertEquals(
                    Bytes.parseHex("0800 0000 00000001 0001 03 06 0200000000010000"),
                    frame.bytes().clip(20));
        }
    }

    @Test
    void aFullBufferDropsAndCountsHowOftenItWasFull() throws Exception {
        Bytes frame = TestFrames.udp(53, 958);
        int room = SMALLEST_BUFFER / 1000;
        try (CaptureSession session = open(CaptureOptions.builder().bufferSize(SMALLEST_BUFFER))) {
            for (int round = 1; round <= 2; round++) {
                for (int i = 0; i < room + 10; i++) {
                    eth0.arrive(frame);
                }
                assertEquals(
                        new CaptureStatistics((long) room * round, 10L * round, 0, round, 0, FilterPlace.KERNEL),
                        session.statistics());
                assertEquals(room, ports(session).size());
            }
        }
    }

    @Test
    void theBufferHoldsWhatTheSnapLengthLeaves() throws Exception {
        try (CaptureSession session =
                open(CaptureOptions.builder().bufferSize(SMALLEST_BUFFER).snapLength(64))) {
            for (int i = 0; i < 1025; i++) {
                eth0.arrive(TestFrames.udp(53, 1400));
            }
            assertEquals(new CaptureStatistics(1024, 1, 0, 1, 0, FilterPlace.KERNEL), session.statistics());
        }
    }

    @Test
    void framesBehindALossSaySoUntilItWasAskedFor() throws Exception {
        try (CaptureSession session = open(CaptureOptions.builder().bufferSize(SMALLEST_BUFFER))) {
            Bytes large = TestFrames.udp(53, 40_000);
            eth0.arrive(large);
            eth0.arrive(large);
            assertFalse(session.next(Duration.ZERO).orElseThrow().has(FrameStatus.LOSING));
            eth0.arrive(large);
            assertTrue(session.next(Duration.ZERO).orElseThrow().has(FrameStatus.LOSING));
            assertEquals(1, session.statistics().droppedByKernel());
            eth0.arrive(large);
            assertFalse(session.next(Duration.ZERO).orElseThrow().has(FrameStatus.LOSING));
        }
    }

    @Test
    void whatTheDeviceMissedIsCountedFromTheOpening() throws Exception {
        eth0.miss(5);
        try (CaptureSession session = open();
                CaptureSession any = backend.open("any", CaptureOptions.defaults())) {
            eth0.miss(2);
            assertEquals(2, session.statistics().droppedByInterface());
            assertEquals(2, any.statistics().droppedByInterface());
        }
    }

    @Test
    void thePacketTypeFollowsFromTheAddressOrIsGiven() throws Exception {
        try (CaptureSession session = open()) {
            byte[] toUs = TestFrames.udp(1, 20).toArray();
            System.arraycopy(eth0.networkDevice().macAddress().orElseThrow().toArray(), 0, toUs, 0, MacAddress.LENGTH);
            eth0.arrive(Bytes.wrap(toUs));
            assertEquals(
                    PacketType.HOST, session.next(Duration.ZERO).orElseThrow().packetType());
            FrameMetadata metadata = new FrameMetadata(
                    0,
                    62,
                    LinkType.ETHERNET,
                    99,
                    PacketType.BROADCAST,
                    FrameMetadata.NO_TAG,
                    FrameStatus.CHECKSUM_NOT_READY.bit());
            eth0.arrive(CapturedFrame.of(metadata, TestFrames.udp(1, 20)));
            CapturedFrame frame = session.next(Duration.ZERO).orElseThrow();
            assertEquals(PacketType.BROADCAST, frame.packetType());
            assertTrue(frame.has(FrameStatus.CHECKSUM_NOT_READY));
            assertEquals(1, frame.interfaceIndex(), "that of the device");
        }
    }

    @Test
    void whatCannotArriveIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> eth0.arrive(Bytes.empty()));
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> eth0.arrive(Bytes.of(1, 2, 3)));
        assertEquals("a frame of 3 bytes on eth0, whose link-layer header has 14", error.getMessage());
        Bytes packet = TestFrames.udp(1, 20).slice(14);
        assertThrows(
                IllegalArgumentException.class,
                () -> eth0.arrive(CapturedFrame.of(LinkType.RAW, 0, packet.length(), packet)));
    }

    @Test
    void whatTheHostSendsIsSeenGoingOutByAll() throws Exception {
        try (CaptureSession session = open()) {
            eth0.transmit(TestFrames.udp(5, 20));
            assertEquals(
                    PacketType.OUTGOING,
                    session.next(Duration.ZERO).orElseThrow().packetType());
        }
        assertEquals(Optional.of(TestFrames.udp(5, 20)), eth0.departed(Duration.ZERO));
    }

    @Test
    void departuresAreWaitedFor() throws Exception {
        assertTrue(eth0.departed(Duration.ofMillis(5)).isEmpty());
        try (CaptureSession session = open()) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try {
                    Thread.sleep(20);
                    session.inject(TestFrames.udp(6, 20));
                } catch (CaptureException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            assertEquals(Optional.of(TestFrames.udp(6, 20)), eth0.departed(PATIENCE));
            sent.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void theLongestFrameIsThatOfTheMtuAndATag() throws Exception {
        Bytes longest = TestFrames.udp(1, 1472);
        try (CaptureSession session = open()) {
            session.inject(longest);
            session.inject(TestFrames.tagged(0x8100, 1, longest));
            for (Bytes frame : List.of(TestFrames.udp(1, 1473), TestFrames.tagged(0x88a8, 1, longest))) {
                CaptureException error = assertThrows(CaptureException.class, () -> session.inject(frame));
                assertEquals(
                        "inject a frame of " + frame.length()
                                + " bytes on eth0: the frame is longer than the device allows (1514 bytes with an MTU"
                                + " of 1500)",
                        error.getMessage());
            }
        }
        assertEquals(2, eth0.takeDeparted().size());
    }

    @Test
    void loopbackShowsEachFrameOnceAlsoToItsSender() throws Exception {
        NetworkDevice description = new NetworkDevice(
                "lo",
                9,
                EnumSet.of(DeviceFlag.UP, DeviceFlag.LOOPBACK),
                Optional.of(MacAddress.ZERO),
                65536,
                LinkType.ETHERNET,
                List.of());
        backend.addDevice(description);
        try (CaptureSession session = backend.open("lo", CaptureOptions.defaults());
                CaptureSession any = backend.open("any", CaptureOptions.defaults());
                CaptureSession out = backend.open(
                        "lo", CaptureOptions.builder().direction(Direction.OUT).build())) {
            session.inject(TestFrames.udp(4, 20));
            assertEquals(List.of(4), ports(session));
            assertEquals(1, any.poll(frame -> assertEquals(772, frame.bytes().u16(8)), 9, Duration.ZERO));
            assertEquals(List.of(4), ports(out));
        }
    }

    @Test
    void rawDevicesHaveNoHeader() throws Exception {
        FakeDevice tun = backend.addDevice(new NetworkDevice(
                "tun0", 7, EnumSet.of(DeviceFlag.UP), Optional.empty(), 100, LinkType.RAW, List.of()));
        Bytes packet = TestFrames.udp(53, 20).slice(14);
        try (CaptureSession session = backend.open(
                        "tun0", CaptureOptions.builder().filter("udp port 53").build());
                CaptureSession any = backend.open(
                        "any", CaptureOptions.builder().filter("udp port 53").build())) {
            tun.arrive(packet);
            assertEquals(packet, session.next(Duration.ZERO).orElseThrow().bytes());
            Bytes cooked = any.next(Duration.ZERO).orElseThrow().bytes();
            assertEquals(packet, cooked.slice(20));
            assertEquals(0x0800, cooked.u16(0));
            session.inject(packet);
            assertThrows(CaptureException.class, () -> session.inject(Bytes.wrap(new byte[101])));
        }
        assertEquals(List.of(packet), tun.takeDeparted());
    }

    @Test
    void whatCameBeforeADeviceWentDownIsReadFirst() throws Exception {
        try (CaptureSession session = open()) {
            eth0.arrive(TestFrames.udp(1, 20));
            eth0.setDown();
            eth0.arrive(TestFrames.udp(2, 20));
            assertEquals(List.of(1), ports(session));
            assertThrows(DeviceDownException.class, () -> session.next(PATIENCE));
            assertThrows(DeviceDownException.class, () -> session.inject(TestFrames.udp(3, 20)));
            assertThrows(DeviceDownException.class, this::open);
            eth0.setUp();
            eth0.arrive(TestFrames.udp(4, 20));
            assertEquals(List.of(4), ports(session));
        }
    }

    @Test
    void aReaderIsToldOfADeviceThatWasDownForAMoment() throws Exception {
        try (CaptureSession session = open()) {
            eth0.setDown();
            eth0.setUp();
            assertThrows(DeviceDownException.class, () -> session.next(PATIENCE));
            assertTrue(session.next(Duration.ZERO).isEmpty());
        }
    }

    @Test
    void readersAreWokenWhenTheirDeviceGoes() throws Exception {
        try (CaptureSession session = open()) {
            CompletableFuture<Optional<CapturedFrame>> read = reading(session);
            eth0.remove();
            Exception error = assertThrows(Exception.class, () -> read.get(5, TimeUnit.SECONDS));
            assertEquals(DeviceNotFoundException.class, error.getCause().getClass());
            assertThrows(DeviceNotFoundException.class, () -> session.inject(TestFrames.udp(3, 20)));
            assertThrows(DeviceNotFoundException.class, this::open);
            FakeDevice again = backend.addDevice("eth0");
            again.arrive(TestFrames.udp(1, 20));
            assertThrows(DeviceNotFoundException.class, () -> session.next(Duration.ZERO), "it was another one");
        }
    }

    @Test
    void failuresAreThoseThatTheTestMakes() throws Exception {
        CaptureException failure = new CaptureException("of the test");
        eth0.failNextOpen(failure);
        assertSame(failure, assertThrows(CaptureException.class, this::open));
        try (CaptureSession session = open()) {
            eth0.failNextInject(failure);
            assertSame(failure, assertThrows(CaptureException.class, () -> session.inject(TestFrames.udp(1, 20))));
            session.inject(TestFrames.udp(1, 20));
            eth0.script(TestFrames.udp(1, 20));
            eth0.failNextRead(failure);
            assertEquals(List.of(1), ports(session));
            assertSame(failure, assertThrows(CaptureException.class, () -> session.next(PATIENCE)));
            assertTrue(session.next(Duration.ZERO).isEmpty());
        }
    }

    @Test
    void aTestMayActWhenADeviceIsOpened() throws Exception {
        eth0.onOpen(() -> eth0.arrive(TestFrames.udp(8, 20)));
        for (int i = 0; i < 2; i++) {
            try (CaptureSession session = open()) {
                assertEquals(List.of(8), ports(session));
            }
        }
    }

    @Test
    void withoutAKernelFilterTheBufferFillsWithWhatIsNotWanted() throws Exception {
        FakeBackend plain = new FakeBackend(FakeBackend.without(Capability.KERNEL_FILTER));
        FakeDevice device = plain.addDevice("eth0");
        CaptureOptions options = CaptureOptions.builder()
                .filter("udp port 53")
                .bufferSize(SMALLEST_BUFFER)
                .build();
        try (plain;
                CaptureSession session = plain.open("eth0", options)) {
            device.arrive(TestFrames.udp(9, 40_000));
            device.arrive(TestFrames.udp(53, 40_000));
            device.arrive(TestFrames.udp(53, 20));
            assertEquals(new CaptureStatistics(2, 1, 0, 1, 0, FilterPlace.JVM), session.statistics());
            assertEquals(List.of(53), ports(session));
            assertEquals(1, session.statistics().filtered());
        }
    }
}
