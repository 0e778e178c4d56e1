package dev.toami.it;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.LinkEvent;
import dev.toami.engine.LinkEvent.Kind;
import dev.toami.engine.LinkType;
import dev.toami.engine.LinkWatch;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.SessionClosedException;
import dev.toami.testing.Needs;
import dev.toami.testing.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a watch tells of real devices. */
class LinkWatchTest {
    private static final String DEVICE = "watch0";
    private static final String PEER = "watch1";
    private static final String BRIDGE = "watchbr";
    private static final String OTHER_NAMESPACE = "toami-watch";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofMillis(120);

    private CaptureEngine engine;
    private LinkWatch watch;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @BeforeEach
    void open() throws Exception {
        engine = Backend.AFPACKET.open();
        watch = engine.watchLinks();
    }

    @AfterEach
    void close() {
        watch.close();
        engine.close();
        for (String device : List.of(DEVICE, PEER, BRIDGE)) {
            Shell.run(List.of("ip", "link", "del", device));
        }
        Shell.run(List.of("ip", "netns", "del", OTHER_NAMESPACE));
    }

    private LinkEvent take() throws CaptureException {
        return watch.next(LONG).orElseThrow();
    }

    /** The next event of a device and a kind, past others. */
    private LinkEvent take(String device, Kind kind) throws CaptureException {
        while (true) {
            LinkEvent event = take();
            if (event.name().equals(device) && event.kind() == kind) {
                return event;
            }
        }
    }

    /** The kinds of events of a device up to one that is awaited. */
    private List<Kind> kinds(String device, Kind last) throws CaptureException {
        List<Kind> kinds = new ArrayList<>();
        while (kinds.isEmpty() || kinds.get(kinds.size() - 1) != last) {
            LinkEvent event = take();
            if (event.name().equals(device)) {
                kinds.add(event.kind());
            }
        }
        return kinds;
    }

    private static <T> Future<T> elsewhere(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        Thread thread = new Thread(task, "watcher");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static void ip(List<String> commands) throws IOException {
        Path batch = Files.createTempFile("toami-it", ".batch");
        try {
            Files.write(batch, commands);
            Shell.run("ip -batch " + batch);
        } finally {
            Files.delete(batch);
        }
    }

    @Test
    void theLifeOfADevice() throws Exception {
        Shell.run("ip link add " + DEVICE + " mtu 1400 type veth peer name " + PEER);
        LinkEvent appeared = take(DEVICE, Kind.APPEARED);
        assertEquals(Optional.empty(), appeared.before());
        assertEquals(Optional.empty(), appeared.previousName());
        assertEquals(PacketSockets.index(DEVICE), appeared.index());
        assertEquals(1400, appeared.mtu());
        assertEquals(LinkType.ETHERNET, appeared.device().linkType());
        assertFalse(appeared.device().isUp());

        Shell.run("ip addr add 192.0.2.77/24 dev " + DEVICE);
        Shell.run("ip link set " + DEVICE + " up");
        LinkEvent up = take(DEVICE, Kind.UP);
        assertTrue(up.device().isUp());
        assertFalse(up.before().orElseThrow().isUp());
        assertFalse(up.device().flags().contains(DeviceFlag.LOWER_UP), "its peer is down");
        assertEquals("192.0.2.77/24", up.device().addresses().get(0).toString());

        Shell.run("ip link set " + PEER + " up");
        LinkEvent carrier = take(DEVICE, Kind.CARRIER);
        assertTrue(carrier.device().flags().contains(DeviceFlag.LOWER_UP));
        LinkEvent running = take(DEVICE, Kind.RUNNING);
        assertTrue(running.device().flags().contains(DeviceFlag.RUNNING));

        Shell.run("ip link set " + DEVICE + " mtu 1300");
        LinkEvent mtu = take(DEVICE, Kind.MTU_CHANGED);
        assertEquals(1300, mtu.mtu());
        assertEquals(1400, mtu.before().orElseThrow().mtu());

        Shell.run("ip link set " + DEVICE + " down");
        assertEquals(List.of(Kind.DOWN, Kind.NO_CARRIER, Kind.NOT_RUNNING), kinds(DEVICE, Kind.NOT_RUNNING));

        Shell.run("ip link set " + DEVICE + " name watch9");
        LinkEvent renamed = take("watch9", Kind.RENAMED);
        assertEquals(Optional.of(DEVICE), renamed.previousName());
        assertEquals(appeared.index(), renamed.index());

        Shell.run("ip link del watch9");
        LinkEvent removed = take("watch9", Kind.REMOVED);
        assertEquals(appeared.index(), removed.index());
        assertEquals(1300, removed.mtu());
    }

    @Test
    void devicesAreThoseOfTheBeginningWithTheEventsApplied() throws Exception {
        List<NetworkDevice> before = watch.devices();
        assertEquals(listed(), names(before));
        Shell.run("ip link add " + DEVICE + " type bridge");
        assertEquals(before, watch.devices(), "no event has been read");
        take(DEVICE, Kind.APPEARED);
        assertEquals(listed(), names(watch.devices()));
        Shell.run("ip link del " + DEVICE);
        take(DEVICE, Kind.REMOVED);
        assertEquals(before, watch.devices());
    }

    private static List<String> names(List<NetworkDevice> devices) {
        return devices.stream()
                .map(device -> device.index() + " " + device.name() + " " + device.mtu() + " " + device.isUp())
                .sorted()
                .toList();
    }

    private List<String> listed() throws CaptureException {
        return names(engine.devices().stream()
                .filter(device -> !device.name().equals(NetworkDevice.ANY))
                .toList());
    }

    @Test
    void movingToAnotherNamespaceIsRemovalAndComingBackAppearance() throws Exception {
        Needs.namedNamespaces();
        Shell.run("ip netns add " + OTHER_NAMESPACE);
        Shell.run("ip link add " + DEVICE + " type veth peer name " + PEER);
        Shell.run("ip link set " + DEVICE + " netns " + OTHER_NAMESPACE);
        take(DEVICE, Kind.REMOVED);
        Shell.run("ip -n " + OTHER_NAMESPACE + " link set " + DEVICE + " netns "
                + ProcessHandle.current().pid());
        take(DEVICE, Kind.APPEARED);
    }

    @Test
    void aNamespaceThatIsDeletedTakesTheOtherEndWithIt() throws Exception {
        Needs.namedNamespaces();
        Shell.run("ip netns add " + OTHER_NAMESPACE);
        Shell.run("ip link add " + DEVICE + " type veth peer name " + PEER + " netns " + OTHER_NAMESPACE);
        Shell.run("ip netns del " + OTHER_NAMESPACE);
        take(DEVICE, Kind.REMOVED);
    }

    /** A bridge tells in the same group that a port has left it, with the message of a removal. */
    @Test
    void aPortThatLeavesItsBridgeIsStillThere() throws Exception {
        Shell.run("ip link add " + BRIDGE + " type bridge");
        Shell.run("ip link add " + DEVICE + " type veth peer name " + PEER);
        Shell.run("ip link set " + DEVICE + " master " + BRIDGE);
        Shell.run("ip link set " + DEVICE + " nomaster");
        Shell.run("ip link set " + DEVICE + " mtu 1234");
        assertEquals(List.of(Kind.APPEARED, Kind.MTU_CHANGED), kinds(DEVICE, Kind.MTU_CHANGED));
    }

    @Test
    void whatTheKernelHadToDropIsFoundByListing() throws Exception {
        int changes = 6000;
        Shell.run("ip link add " + BRIDGE + " type bridge");
        Shell.run("ip link add " + DEVICE + " type bridge");
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            commands.add("link set " + DEVICE + " mtu " + (1000 + i % 2));
        }
        commands.addAll(List.of("link set " + DEVICE + " mtu 1400", "link set " + DEVICE + " up"));
        commands.addAll(List.of("link del " + BRIDGE, "link add " + PEER + " type bridge"));
        ip(commands);
        int events = 0;
        while (watch.next(QUIET).isPresent()) {
            events++;
        }
        assertTrue(events < changes, () -> "nothing was dropped: the test shows nothing");
        assertEquals(listed(), names(watch.devices()));
        List<String> names = watch.devices().stream().map(NetworkDevice::name).toList();
        assertTrue(names.contains(PEER) && names.contains(DEVICE) && !names.contains(BRIDGE), names::toString);
        Shell.run("ip link set " + DEVICE + " mtu 1500");
        assertEquals(1500, take(DEVICE, Kind.MTU_CHANGED).mtu(), "it goes on");
    }

    /** Subscribed before it lists: whatever happens while a watch is opened, it ends with the devices of now. */
    @Test
    void nothingIsMissedWhileAWatchIsOpened() throws Exception {
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            commands.add("link add " + DEVICE + " mtu " + (1000 + i) + " type bridge");
            commands.add("link set " + DEVICE + " up");
            commands.add("link del " + DEVICE);
        }
        commands.add("link add " + DEVICE + " mtu 1400 type bridge");
        Future<?> storm = elsewhere(() -> {
            ip(commands);
            return null;
        });
        List<LinkWatch> watches = new ArrayList<>();
        try {
            do {
                watches.add(engine.watchLinks());
            } while (!storm.isDone() && watches.size() < 20);
            storm.get(60, TimeUnit.SECONDS);
            for (LinkWatch each : watches) {
                while (each.next(Duration.ZERO).isPresent()) {
                    assertTrue(each.isOpen());
                }
                assertEquals(listed(), names(each.devices()));
            }
        } finally {
            watches.forEach(LinkWatch::close);
        }
    }

    @Test
    void aDeadlineFiresInTime() throws Exception {
        while (watch.next(QUIET).isPresent()) {
            assertTrue(watch.isOpen());
        }
        long start = System.nanoTime();
        assertEquals(Optional.empty(), watch.next(QUIET));
        assertTrue(System.nanoTime() - start >= QUIET.toNanos());
        assertEquals(Optional.empty(), watch.next(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> watch.next(Duration.ofMillis(-1)));
    }

    private Future<LinkEvent> watching(CompletableFuture<Thread> started) {
        return elsewhere(() -> {
            started.complete(Thread.currentThread());
            while (true) {
                readUnlessAnotherDoes();
            }
        });
    }

    /** {@link #isReading} can be in between two reads of another thread's. */
    private void readUnlessAnotherDoes() throws CaptureException {
        try {
            watch.next(CaptureOptions.FOREVER);
        } catch (IllegalStateException e) {
            assertTrue(e.getMessage().contains("one reader"), e::getMessage);
        }
    }

    private static Throwable failure(Future<?> future) {
        return assertThrows(ExecutionException.class, () -> future.get(20, TimeUnit.SECONDS))
                .getCause();
    }

    @Test
    void closingAndInterruptingEndTheWait() throws Exception {
        CompletableFuture<Thread> reader = new CompletableFuture<>();
        Future<LinkEvent> interrupted = watching(reader);
        reader.get().interrupt();
        assertInstanceOf(CaptureInterruptedException.class, failure(interrupted));
        assertTrue(watch.isOpen());
        CompletableFuture<Thread> started = new CompletableFuture<>();
        Future<LinkEvent> closed = watching(started);
        Thread other = started.get();
        while (!isReading()) {
            assertTrue(other.isAlive());
            Thread.sleep(1);
        }
        assertThrows(IllegalStateException.class, () -> watch.next(LONG), "one reader at a time");
        watch.close();
        assertSame(SessionClosedException.class, failure(closed).getClass());
        assertFalse(watch.isOpen());
        assertThrows(SessionClosedException.class, () -> watch.next(Duration.ZERO));
        watch.close();
    }

    private boolean isReading() throws CaptureException {
        try {
            watch.next(Duration.ZERO);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    @Test
    void anEngineThatClosesTakesItsWatchesWithIt() throws Exception {
        engine.close();
        assertFalse(watch.isOpen());
        assertThrows(SessionClosedException.class, () -> engine.watchLinks());
    }

    @Test
    void watchesLeaveNothingBehindAlsoWhenTheyAreDropped() throws Exception {
        long before = OpenResources.count();
        for (int i = 0; i < 100; i++) {
            try (LinkWatch other = engine.watchLinks()) {
                assertTrue(other.next(Duration.ZERO).isEmpty());
            }
        }
        assertEquals(before, OpenResources.await(before));
        WeakReference<LinkWatch> dropped = new WeakReference<>(engine.watchLinks());
        for (int i = 0; i < 200 && dropped.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertEquals(before, OpenResources.await(before));
    }

    @Test
    void aBackendWithoutThemRefuses() throws Exception {
        try (CaptureEngine pcap = Backend.PCAP.open()) {
            assertFalse(pcap.capabilities().contains(Capability.LINK_EVENTS));
            UnsupportedOperationException e = assertThrows(UnsupportedOperationException.class, pcap::watchLinks);
            assertTrue(e.getMessage().contains("pcap"), e::getMessage);
        }
    }
}
