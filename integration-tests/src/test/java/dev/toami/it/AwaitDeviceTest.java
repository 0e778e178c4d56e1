package dev.toami.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.LinkTypeChangedException;
import dev.toami.engine.SessionClosedException;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Sessions that wait for their device: real devices that go down, away, elsewhere, and come back. */
class AwaitDeviceTest {
    private static final String DEVICE = "life0";
    private static final String PEER = "peer0";
    private static final String OTHER_NAMESPACE = "toami-life";
    private static final String NO_IPV6 = "net.ipv6.conf.default.disable_ipv6";
    private static final Duration QUIET = Duration.ofMillis(120);
    private static final Duration LONG = Duration.ofSeconds(20);

    private CaptureEngine engine;

    @BeforeAll
    static void needs() {
        Needs.network();
        // Devices that are made by the hundred are quiet from the beginning.
        Shell.run("sysctl -q -w " + NO_IPV6 + "=1");
    }

    @AfterAll
    static void restore() {
        Shell.run(List.of("sysctl", "-q", "-w", NO_IPV6 + "=0"));
    }

    @BeforeEach
    void open() throws Exception {
        engine = Backend.AFPACKET.open();
    }

    @AfterEach
    void close() {
        engine.close();
        Shell.run(List.of("ip", "link", "del", PEER));
        Shell.run(List.of("ip", "link", "del", DEVICE));
        Shell.run(List.of("ip", "netns", "del", OTHER_NAMESPACE));
    }

    private static CaptureOptions.Builder options() {
        return CaptureOptions.builder()
                .awaitDevice(true)
                .filter("udp")
                .bufferSize(1 << 18)
                .blockTimeout(Duration.ofMillis(5));
    }

    /** A pair that is down. */
    private static void makePair() {
        Shell.run("ip link add " + DEVICE + " type veth peer name " + PEER);
    }

    private static void setUp() throws IOException {
        ip("link set " + PEER + " up", "link set " + DEVICE + " up");
    }

    /** One process for many commands. */
    private static void ip(String... commands) throws IOException {
        Path batch = Files.createTempFile("toami-it", ".batch");
        try {
            Files.write(batch, List.of(commands));
            Shell.run("ip -batch " + batch);
        } finally {
            Files.delete(batch);
        }
    }

    /** Sends to the device, a frame that the filter rejects and then those, from the other end of its wire. */
    private void arrive(Bytes... frames) throws Exception {
        PacketSockets.awaitSends(PEER);
        try (CaptureSession sender = engine.capture(
                PEER, CaptureOptions.builder().bufferSize(1 << 16).build())) {
            sender.inject(Frames.tcp(1, "not wanted"));
            for (Bytes frame : frames) {
                sender.inject(frame);
            }
        }
    }

    /** Frames that the kernel has not yet taken off its backlog go with their device. */
    private static void awaitReceived(CaptureSession session, long frames) throws Exception {
        for (int i = 0; i < 2000 && session.statistics().received() < frames; i++) {
            Thread.sleep(5);
        }
        assertEquals(frames, session.statistics().received(), () -> Shell.run("ip -s link") + PacketSockets.table());
    }

    private static Bytes take(CaptureSession session) throws CaptureException {
        return session.next(LONG).orElseThrow().bytes();
    }

    private static <T> Future<T> elsewhere(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        Thread thread = new Thread(task, "reader");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    @Test
    void aDeviceThatIsDownIsOpenedAndGivesFramesWhenItIsUp() throws Exception {
        makePair();
        assertThrows(DeviceDownException.class, () -> engine.capture(DEVICE, CaptureOptions.defaults()));
        try (CaptureSession session =
                engine.capture(DEVICE, options().promiscuous(true).build())) {
            long start = System.nanoTime();
            assertTrue(session.next(QUIET).isEmpty());
            assertTrue(System.nanoTime() - start >= QUIET.toNanos());
            assertEquals(1, PacketSockets.promiscuity(DEVICE));
            setUp();
            arrive(Frames.udp(1, 20));
            assertEquals(Frames.udp(1, 20), take(session));
        }
    }

    @Test
    void aNameThatNoDeviceHasIsRefused() {
        DeviceNotFoundException e = assertThrows(
                DeviceNotFoundException.class,
                () -> engine.capture(DEVICE, options().build()));
        assertTrue(e.getMessage().contains(DEVICE), e::getMessage);
    }

    @Test
    void aReaderWaitsWhileItsDeviceIsDown() throws Exception {
        makePair();
        setUp();
        try (CaptureSession session = engine.capture(DEVICE, options().build())) {
            arrive(Frames.udp(1, 20));
            Future<Bytes> first = elsewhere(() -> take(session));
            assertEquals(Frames.udp(1, 20), first.get(20, TimeUnit.SECONDS));
            Future<Bytes> second = elsewhere(() -> take(session));
            for (int i = 0; i < 5; i++) {
                Shell.run("ip link set " + DEVICE + " down");
                assertFalse(second.isDone());
                Shell.run("ip link set " + DEVICE + " up");
            }
            arrive(Frames.udp(2, 20));
            assertEquals(Frames.udp(2, 20), second.get(20, TimeUnit.SECONDS));
            assertEquals(2, session.statistics().received());
        }
    }

    @Test
    void framesThatWaitComeBeforeThoseOfTheNextDevice() throws Exception {
        makePair();
        setUp();
        try (CaptureSession session = engine.capture(
                DEVICE, options().promiscuous(true).snapLength(60).build())) {
            arrive(Frames.udp(1, 200), Frames.udp(2, 200));
            awaitReceived(session, 2);
            Shell.run("ip link del " + DEVICE);
            makePair();
            List<Bytes> seen = List.of(take(session), take(session));
            assertEquals(List.of(first60(Frames.udp(1, 200)), first60(Frames.udp(2, 200))), seen);
            assertTrue(session.next(QUIET).isEmpty());
            PacketSockets.awaitBound(DEVICE, 1);
            assertEquals(1, PacketSockets.promiscuity(DEVICE), "promiscuous again");
            setUp();
            arrive(Frames.udp(3, 200));
            assertEquals(first60(Frames.udp(3, 200)), take(session), "the snap length holds again");
            assertEquals(3, session.statistics().received(), "statistics go on");
        }
    }

    private static Bytes first60(Bytes frame) {
        return frame.slice(0, 60);
    }

    /** Deleted and made again, under a reader that never stops, with frames for and against the filter all the time. */
    @Test
    void aDeviceMayComeAndGoHundredsOfTimes() throws Exception {
        int rounds = Integer.getInteger("toami.test.flaps", 200);
        int each = 3;
        makePair();
        setUp();
        long before = OpenResources.count();
        try (CaptureSession session =
                engine.capture(DEVICE, options().promiscuous(true).build())) {
            long open = OpenResources.count();
            Future<Integer> reader = elsewhere(() -> {
                for (int i = 0; i < (rounds + 1) * each; i++) {
                    assertEquals(Frames.udp(1 + i, 20), take(session));
                }
                return (rounds + 1) * each;
            });
            int port = 1;
            for (int round = 0; round <= rounds; round++) {
                arrive(Frames.udp(port, 20), Frames.udp(port + 1, 20), Frames.udp(port + 2, 20));
                port += each;
                awaitReceived(session, port - 1);
                if (reader.isDone()) {
                    reader.get();
                }
                if (round < rounds) {
                    ip("link del " + DEVICE, "link add " + DEVICE + " type veth peer name " + PEER);
                    PacketSockets.awaitBound(DEVICE, 1);
                    setUp();
                }
            }
            assertEquals(port - 1, reader.get(30, TimeUnit.SECONDS));
            assertEquals(port - 1, session.statistics().received(), "cumulative");
            assertEquals(0, session.statistics().droppedByKernel());
            assertEquals(1, PacketSockets.promiscuity(DEVICE));
            assertEquals(open, OpenResources.await(open), "what the session holds after " + rounds + " devices");
        }
        assertEquals(before, OpenResources.await(before));
    }

    /** Without pause between, so that readers may not even see that there was another device. */
    @Test
    void aDeviceMayBeReplacedAtOnce() throws Exception {
        makePair();
        setUp();
        try (CaptureSession session = engine.capture(DEVICE, options().build())) {
            Future<Bytes> read = elsewhere(() -> take(session));
            // The same index too: the kernel's socket is bound to the device, not to the number.
            String delete = "link del " + DEVICE;
            String make = "link add " + DEVICE + " index 7777 type veth peer name " + PEER;
            for (int i = 0; i < 5; i++) {
                ip(delete, make, delete, make, delete, make, delete, make);
            }
            PacketSockets.awaitBound(DEVICE, 1);
            setUp();
            arrive(Frames.udp(5, 20));
            assertEquals(Frames.udp(5, 20), read.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void aSessionFollowsARenamedDeviceAndKeepsTheNameItWasOpenedWith() throws Exception {
        makePair();
        setUp();
        try (CaptureSession session = engine.capture(DEVICE, options().build())) {
            Shell.run("ip link set " + DEVICE + " down");
            Shell.run("ip link set " + DEVICE + " name life1");
            Shell.run("ip link set life1 up");
            arrive(Frames.udp(1, 20));
            assertEquals(Frames.udp(1, 20), take(session));
            assertEquals(DEVICE, session.device());
            Shell.run("ip link del life1");
            makePair();
            assertTrue(session.next(QUIET).isEmpty());
            PacketSockets.awaitBound(DEVICE, 1);
            setUp();
            arrive(Frames.udp(2, 20));
            assertEquals(Frames.udp(2, 20), take(session));
        }
    }

    @Test
    void aNewMtuIsNoEvent() throws Exception {
        makePair();
        setUp();
        try (CaptureSession session = engine.capture(DEVICE, options().build())) {
            Shell.run("ip link set " + DEVICE + " mtu 9000");
            Shell.run("ip link set " + PEER + " mtu 9000");
            arrive(Frames.udp(1, 8000));
            assertEquals(Frames.udp(1, 8000), take(session));
        }
    }

    @Test
    void aDeviceThatMovesToAnotherNamespaceIsGoneUntilItIsBack() throws Exception {
        Needs.namedNamespaces();
        makePair();
        setUp();
        Shell.run("ip netns add " + OTHER_NAMESPACE);
        try (CaptureSession session = engine.capture(DEVICE, options().build())) {
            Shell.run("ip link set " + DEVICE + " netns " + OTHER_NAMESPACE);
            assertTrue(session.next(QUIET).isEmpty());
            assertThrows(DeviceNotFoundException.class, () -> session.inject(Frames.udp(1, 20)));
            Shell.run("ip -n " + OTHER_NAMESPACE + " link set " + DEVICE + " netns "
                    + ProcessHandle.current().pid());
            setUp();
            Future<Bytes> read = elsewhere(() -> take(session));
            PacketSockets.awaitBound(DEVICE, 1);
            arrive(Frames.udp(2, 20));
            assertEquals(Frames.udp(2, 20), read.get(20, TimeUnit.SECONDS));
            session.inject(Frames.udp(1, 20));
        }
    }

    @Test
    void aDeviceThatGoesWithItsPeersNamespaceIsGone() throws Exception {
        Needs.namedNamespaces();
        Shell.run("ip netns add " + OTHER_NAMESPACE);
        makePair();
        Shell.run("ip link set " + PEER + " netns " + OTHER_NAMESPACE);
        Shell.run("ip link set " + DEVICE + " up");
        CaptureOptions failing = options().awaitDevice(false).build();
        try (CaptureSession session = engine.capture(DEVICE, options().build());
                CaptureSession told = engine.capture(DEVICE, failing)) {
            Shell.run("ip netns del " + OTHER_NAMESPACE);
            assertThrows(DeviceNotFoundException.class, () -> told.next(LONG));
            assertTrue(session.next(QUIET).isEmpty());
            makePair();
            assertTrue(session.next(QUIET).isEmpty());
            setUp();
            arrive(Frames.udp(2, 20));
            assertEquals(Frames.udp(2, 20), take(session));
        }
    }

    @Test
    void aFilterThatIsSetWhileTheDeviceIsGoneIsInForceOnTheNext() throws Exception {
        makePair();
        setUp();
        try (CaptureSession session = engine.capture(DEVICE, options().build())) {
            Shell.run("ip link del " + DEVICE);
            assertTrue(session.next(QUIET).isEmpty());
            session.setFilter("udp port 2");
            assertEquals(0, session.statistics().received());
            makePair();
            assertTrue(session.next(QUIET).isEmpty());
            setUp();
            arrive(Frames.udp(1, 20), Frames.udp(2, 20));
            assertEquals(Frames.udp(2, 20), take(session));
            assertEquals(1, session.statistics().received());
        }
    }

    @Test
    void aDeviceOfAnotherLinkTypeIsRefusedUntilThereIsOneOfTheRightOne() throws Exception {
        Needs.require(Files.isWritable(Path.of("/dev/net/tun")), "/dev/net/tun, which this user may not open");
        makePair();
        setUp();
        try (CaptureSession session = engine.capture(DEVICE, options().build())) {
            Shell.run("ip link del " + DEVICE);
            Shell.run("ip tuntap add " + DEVICE + " mode tun");
            for (int i = 0; i < 2; i++) {
                LinkTypeChangedException e = assertThrows(LinkTypeChangedException.class, () -> session.next(LONG));
                assertTrue(e.getMessage().contains(DEVICE) && e.getMessage().contains("RAW"), e::getMessage);
            }
            Shell.run("ip link del " + DEVICE);
            makePair();
            setUp();
            Future<Bytes> read = elsewhere(() -> take(session));
            PacketSockets.awaitBound(DEVICE, 1);
            arrive(Frames.udp(2, 20));
            assertEquals(Frames.udp(2, 20), read.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void closingAndInterruptingEndTheWaitForADevice() throws Exception {
        makePair();
        CaptureSession session = engine.capture(DEVICE, options().build());
        Shell.run("ip link del " + DEVICE);
        CompletableFuture<Thread> reading = new CompletableFuture<>();
        Future<CapturedFrame> interrupted = elsewhere(() -> {
            reading.complete(Thread.currentThread());
            return session.next(CaptureOptions.FOREVER).orElseThrow();
        });
        reading.get().interrupt();
        assertInstanceOf(CaptureInterruptedException.class, failure(interrupted));
        assertTrue(session.isOpen());
        Future<CapturedFrame> closed =
                elsewhere(() -> session.next(CaptureOptions.FOREVER).orElseThrow());
        assertFalse(closed.isDone());
        session.close();
        assertInstanceOf(SessionClosedException.class, failure(closed));
    }

    private static Throwable failure(Future<?> future) {
        return assertThrows(ExecutionException.class, () -> future.get(20, TimeUnit.SECONDS))
                .getCause();
    }

    @Test
    void manySessionsOpenedAndClosedWhileTheirDeviceIsGoneLeaveNothingBehind() throws Exception {
        makePair();
        long before = OpenResources.count();
        for (int i = 0; i < 50; i++) {
            try (CaptureSession session = engine.capture(DEVICE, options().build())) {
                if (i % 10 == 0) {
                    Shell.run("ip link del " + DEVICE);
                    assertTrue(session.next(Duration.ofMillis(5)).isEmpty());
                    makePair();
                }
                assertTrue(session.next(Duration.ofMillis(1)).isEmpty());
            }
        }
        assertEquals(before, OpenResources.await(before));
    }

    @Test
    void onAllDevicesTheOptionChangesNothing() throws Exception {
        makePair();
        setUp();
        try (CaptureSession session = engine.capture("any", options().build())) {
            Shell.run("ip link del " + DEVICE);
            makePair();
            setUp();
            arrive(Frames.udp(1, 20));
            Set<Integer> indexes = List.of(
                            session.next(LONG).orElseThrow(), session.next(LONG).orElseThrow())
                    .stream()
                    .map(CapturedFrame::interfaceIndex)
                    .collect(Collectors.toSet());
            assertEquals(Set.of(PacketSockets.index(PEER), PacketSockets.index(DEVICE)), indexes);
        }
    }

    @Test
    void withoutTheOptionTheReaderIsToldAndMayGoOn() throws Exception {
        makePair();
        setUp();
        CaptureOptions failing = options().awaitDevice(false).build();
        try (CaptureSession session = engine.capture(DEVICE, failing)) {
            Shell.run("ip link set " + DEVICE + " down");
            assertThrows(DeviceDownException.class, () -> session.next(LONG));
            Shell.run("ip link set " + DEVICE + " up");
            arrive(Frames.udp(1, 20));
            assertEquals(Frames.udp(1, 20), take(session));
            Shell.run("ip link del " + DEVICE);
            assertThrows(DeviceNotFoundException.class, () -> session.next(LONG));
        }
    }
}
