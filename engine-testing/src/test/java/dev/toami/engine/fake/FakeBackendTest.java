package dev.toami.engine.fake;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import dev.toami.engine.BackendUnavailableException;
import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Frame;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.contract.TestFrames;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the fake backend tells of the code under test, and how it is set up. */
class FakeBackendTest {
    private final FakeBackend backend = new FakeBackend();
    private final FakeDevice eth0 = backend.addDevice("eth0");

    private CaptureSession open() throws CaptureException {
        return backend.open("eth0", CaptureOptions.defaults());
    }

    /** The one misuse that was found. */
    private Throwable misuse(String text) {
        AssertionError error = assertThrows(AssertionError.class, backend::assertNoLeaks);
        assertTrue(error.getMessage().contains(text), error::getMessage);
        assertEquals(1, error.getSuppressed().length, error::getMessage);
        return error.getSuppressed()[0];
    }

    private static boolean wasHere(Throwable where, String method) {
        for (StackTraceElement element : where.getStackTrace()) {
            if (element.getClassName().startsWith(FakeBackendTest.class.getName())
                    && element.getMethodName().equals(method)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void goodCodeIsNotTold() throws Exception {
        backend.forbidUnreadFrames();
        backend.forbidUntakenFrames();
        try (CaptureEngine engine = CaptureEngine.open(backend)) {
            CaptureSession session = engine.capture("eth0", CaptureOptions.defaults());
            eth0.arrive(TestFrames.udp(53, 20));
            assertEquals(1, session.poll(frame -> assertEquals(53, TestFrames.port(frame)), 9, Duration.ZERO));
            session.inject(TestFrames.udp(54, 20));
            assertEquals(List.of(TestFrames.udp(54, 20)), eth0.takeDeparted());
        }
        backend.assertNoLeaks();
        backend.close();
        backend.close();
    }

    @Test
    void aSessionThatIsLeftOpenIsToldWithWhereItWasOpened() throws Exception {
        CaptureSession session = open();
        Throwable fault = misuse("a session on eth0 was left open");
        assertTrue(wasHere(fault.getCause(), "open"), "the stack trace of the call");
        assertEquals(1, backend.openings().size());
        assertTrue(backend.openings().get(0).isOpen());
        assertThrows(AssertionError.class, backend::close);
        assertFalse(session.isOpen(), "closed all the same");
        assertThrows(SessionClosedException.class, () -> session.next(Duration.ZERO));
        backend.close();
    }

    @Test
    void aSessionThatIsDroppedIsToldEvenIfItWasCollected() throws Exception {
        WeakReference<CaptureSession> dropped = new WeakReference<>(open());
        for (int i = 0; i < 200 && !backend.taps().isEmpty(); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertEquals(null, dropped.get());
        assertTrue(wasHere(
                misuse("a session on eth0 was dropped without being closed").getCause(), "open"));
    }

    @Test
    void aLeasedFrameThatIsReadTooLateIsToldEvenIfItsExceptionIsSwallowed() throws Exception {
        AtomicReference<Frame> kept = new AtomicReference<>();
        try (CaptureSession session = open()) {
            eth0.arrive(TestFrames.udp(53, 20));
            session.poll(kept::set, 1, Duration.ZERO);
        }
        backend.assertNoLeaks();
        readTooLate(kept.get());
        assertTrue(wasHere(misuse("a leased frame of eth0 was read after its call"), "readTooLate"));
    }

    private static void readTooLate(Frame frame) {
        assertThrows(IllegalStateException.class, () -> frame.bytes().u8(0));
    }

    @Test
    void aLeasedFrameThatAnotherThreadReadsIsTold() throws Exception {
        CompletableFuture<Integer> read = new CompletableFuture<>();
        try (CaptureSession session = open()) {
            eth0.arrive(TestFrames.udp(53, 20));
            session.poll(
                    frame -> assertThrows(
                            ExecutionException.class, () -> read.completeAsync(() -> TestFrames.port(frame))
                                    .get(5, TimeUnit.SECONDS)),
                    1,
                    Duration.ZERO);
        }
        assertTrue(misuse("a leased frame of eth0 was read by thread ")
                .getMessage()
                .contains("but lent to "));
    }

    @Test
    void framesThatNobodyReadAreToldIfThatIsForbidden() throws Exception {
        try (CaptureSession session = open()) {
            eth0.arrive(TestFrames.udp(1, 20));
            eth0.arrive(TestFrames.udp(2, 20));
            assertTrue(session.next(Duration.ZERO).isPresent());
        }
        backend.assertNoLeaks();
        backend.forbidUnreadFrames();
        misuse("frames of eth0 were not read before its session was closed: 1");
        eth0.script(TestFrames.udp(3, 20));
        AssertionError error = assertThrows(AssertionError.class, backend::assertNoLeaks);
        assertTrue(error.getMessage().contains("the script of eth0 was not read to its end"), error::getMessage);
        assertEquals(2, error.getSuppressed().length);
    }

    @Test
    void injectedFramesThatTheTestDidNotTakeAreToldIfThatIsForbidden() throws Exception {
        try (CaptureSession session = open()) {
            session.inject(TestFrames.udp(1, 20));
            backend.forbidUntakenFrames();
            session.inject(TestFrames.udp(2, 20));
        }
        Throwable fault = misuse("a frame left eth0 that nobody took: " + TestFrames.udp(2, 20));
        assertTrue(wasHere(fault.getCause(), "injectedFramesThatTheTestDidNotTakeAreToldIfThatIsForbidden"));
        assertEquals(2, eth0.takeDeparted().size());
        backend.assertNoLeaks();
    }

    @Test
    void aBackendThatIsUnavailableOpensAndListsNothing() throws Exception {
        backend.unavailable("no such library");
        assertFalse(backend.availability().isAvailable());
        BackendUnavailableException error = assertThrows(BackendUnavailableException.class, this::open);
        assertEquals("no such library", error.getMessage());
        assertThrows(BackendUnavailableException.class, backend::devices);
    }

    @Test
    void devicesAreListedInOrderAndAnyLast() throws Exception {
        backend.addDevice("eth1");
        assertEquals(
                List.of("eth0", "eth1", "any"),
                backend.devices().stream().map(NetworkDevice::name).toList());
        assertEquals(2, backend.devices().get(1).index());
        for (String name : List.of("eth0", "any", "", " ")) {
            assertThrows(IllegalArgumentException.class, () -> backend.addDevice(name), name);
        }
        NetworkDevice first = backend.devices().get(0);
        NetworkDevice sameIndex = new NetworkDevice(
                "eth9", 1, first.flags(), first.macAddress(), first.mtu(), first.linkType(), first.addresses());
        assertThrows(IllegalArgumentException.class, () -> backend.addDevice(sameIndex));
    }

    @Test
    void aDeviceThatIsNoNetworkDeviceNeedsTheCapability() throws Exception {
        NetworkDevice nflog = new NetworkDevice(
                "nflog", 0, eth0.networkDevice().flags(), Optional.empty(), 0, new LinkType(239), List.of());
        FakeBackend without = new FakeBackend(FakeBackend.without(Capability.PSEUDO_DEVICES));
        assertThrows(IllegalArgumentException.class, () -> without.addDevice(nflog));
        FakeDevice pseudo = backend.addDevice(nflog);
        try (CaptureSession session = backend.open("nflog", CaptureOptions.defaults());
                CaptureSession any = backend.open("any", CaptureOptions.defaults())) {
            pseudo.arrive(Bytes.of(1, 2, 3));
            assertEquals(
                    Bytes.of(1, 2, 3), session.next(Duration.ZERO).orElseThrow().bytes());
            assertTrue(any.next(Duration.ZERO).isEmpty());
            assertThrows(CaptureException.class, () -> session.inject(Bytes.of(1)));
        }
    }

    @Test
    void timeIsWhatTheTestSetsItTo() throws Exception {
        Instant time = Instant.parse("2015-12-15T05:01:27.908450001Z");
        backend.setClock(() -> time);
        try (CaptureSession session = open()) {
            eth0.arrive(TestFrames.udp(1, 20));
            assertEquals(time, session.next(Duration.ZERO).orElseThrow().timestamp());
        }
    }

    @Test
    void openingsAreRemembered() throws Exception {
        CaptureOptions options =
                CaptureOptions.builder().filter("udp").promiscuous(true).build();
        backend.open("eth0", options).close();
        assertThrows(CaptureException.class, () -> backend.open("nosuch0", options));
        assertEquals(1, backend.openings().size());
        Opening opening = backend.openings().get(0);
        assertEquals("eth0", opening.device());
        assertEquals(options, opening.options());
        assertFalse(opening.isOpen());
    }

    @Test
    void whatIsLackingIsNotDeclared() {
        assertEquals(FakeBackend.CAPABILITIES, backend.capabilities());
        assertEquals(Set.of(Capability.INJECT), new FakeBackend(Set.of(Capability.INJECT)).capabilities());
    }
}
