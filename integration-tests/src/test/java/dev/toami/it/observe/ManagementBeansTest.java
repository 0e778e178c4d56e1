package dev.toami.it.observe;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.contract.TestFrames;
import dev.toami.engine.fake.FakeBackend;
import dev.toami.engine.fake.FakeDevice;
import dev.toami.engine.management.ManagementBeans;
import dev.toami.engine.management.ManagementBeans.Registration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the platform's management server shows. */
class ManagementBeansTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final FakeBackend backend = new FakeBackend();
    private final FakeDevice eth0 = backend.addDevice("eth0");
    private final CaptureEngine engine = CaptureEngine.open(backend);

    @AfterEach
    void close() {
        engine.close();
    }

    private CaptureSession capture(String device) throws Exception {
        return engine.capture(
                device, CaptureOptions.builder().bufferSize(1 << 16).build());
    }

    private void arrive(int frames) {
        for (int i = 0; i < frames; i++) {
            eth0.arrive(TestFrames.udp(53, 100));
        }
    }

    private Set<ObjectName> registered() throws Exception {
        return server.queryNames(new ObjectName("dev.toami:*"), null);
    }

    @Test
    void aSessionHasItsCountersAsAttributes() throws Exception {
        CaptureSession session = capture("eth0");
        arrive(2);
        try (Registration registration = ManagementBeans.register(engine, session)) {
            ObjectName name = registration.name();
            assertEquals(new ObjectName("dev.toami:type=Session,device=eth0,id=" + session.id()), name);
            assertEquals(Set.of(name), registered());
            assertEquals("eth0", server.getAttribute(name, "Device"));
            assertEquals("fake", server.getAttribute(name, "Backend"));
            assertEquals("EN10MB (Ethernet)", server.getAttribute(name, "LinkType"));
            assertEquals("KERNEL", server.getAttribute(name, "FilterPlace"));
            assertEquals(true, server.getAttribute(name, "Open"));
            assertEquals(2L, server.getAttribute(name, "Received"));
            assertEquals(0L, server.getAttribute(name, "DroppedByKernel"));
            arrive(1000);
            awaitReceived(name, session.statistics().received());
            assertEquals(session.statistics().droppedByKernel(), server.getAttribute(name, "DroppedByKernel"));
            assertEquals(session.statistics().ringFreezes(), server.getAttribute(name, "RingFreezes"));
            assertThrows(IllegalStateException.class, () -> ManagementBeans.register(engine, session));

            session.close();
            assertEquals(false, server.getAttribute(name, "Open"));
            awaitReceived(name, session.statistics().received());
        }
        assertEquals(Set.of(), registered());
    }

    private void awaitReceived(ObjectName name, long expected) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!server.getAttribute(name, "Received").equals(expected)) {
            assertTrue(System.nanoTime() < deadline, () -> "not " + expected);
            Thread.sleep(10);
        }
    }

    @Test
    void closingTheRegistrationTwiceIsNothing() throws Exception {
        Registration registration = ManagementBeans.register(engine, capture("eth0"));
        registration.close();
        registration.close();
        assertThrows(InstanceNotFoundException.class, () -> server.getAttribute(registration.name(), "Open"));
    }

    @Test
    void aNameThatMeansSomethingInObjectNamesIsQuoted() throws Exception {
        backend.addDevice("eth0:1,x=*");
        CaptureSession session = capture("eth0:1,x=*");
        try (Registration registration = ManagementBeans.register(engine, session)) {
            assertEquals("\"eth0:1,x=\\*\"", registration.name().getKeyProperty("device"));
            assertEquals("eth0:1,x=*", server.getAttribute(registration.name(), "Device"));
        }
    }

    @Test
    void anEngineShowsTheSessionsThatAreOpen() throws Exception {
        try (Registration registration = ManagementBeans.register(engine)) {
            ObjectName name = registration.name();
            assertEquals("fake", server.getAttribute(name, "Backend"));
            assertEquals(0, sessions(name).length);
            CaptureSession first = capture("eth0");
            arrive(1);
            CaptureSession second = capture("eth0");
            assertEquals(first.id(), sessions(name)[0].get("id"));
            assertEquals(1L, sessions(name)[0].get("received"));
            assertEquals(second.id(), sessions(name)[1].get("id"));
            assertEquals(0L, sessions(name)[1].get("received"));
            first.close();
            assertEquals(1, sessions(name).length);
            assertEquals(second.id(), sessions(name)[0].get("id"));
        }
        assertEquals(Set.of(), registered());
    }

    private CompositeData[] sessions(ObjectName name) throws Exception {
        return (CompositeData[]) server.getAttribute(name, "Sessions");
    }

    @Test
    @Timeout(60)
    void whatIsCollectedIsTakenOut() throws Exception {
        registerAndDrop();
        long deadline = System.nanoTime() + Duration.ofSeconds(50).toNanos();
        while (!registered().isEmpty() && System.nanoTime() < deadline) {
            System.gc();
            Thread.sleep(20);
        }
        assertEquals(Set.of(), registered());
    }

    private static void registerAndDrop() throws Exception {
        try (FakeBackend other = new FakeBackend()) {
            other.addDevice("eth1");
            CaptureSession session = CaptureEngine.open(other).capture("eth1", CaptureOptions.defaults());
            ManagementBeans.register(CaptureEngine.open(other), session);
            session.close();
        }
    }
}
