package dev.toami.engine.contract;

import java.time.Duration;
import java.util.Optional;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.LinkEvent;
import dev.toami.engine.LinkWatch;
import dev.toami.engine.SessionClosedException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Events of devices, and sessions that wait for theirs, from backends that have such; refusals from others. */
public interface LinkContract extends ContractCase {
    /** The next event of the device of a kind, past others. */
    private LinkEvent takeEvent(LinkWatch watch, LinkEvent.Kind kind) throws CaptureException {
        while (true) {
            LinkEvent event = watch.next(PATIENCE)
                    .orElseThrow(() -> new AssertionError("no " + kind + " of " + link().device() + " in " + PATIENCE));
            if (event.kind() == kind && event.name().equals(link().device())) {
                return event;
            }
        }
    }

    private boolean hasDevice(LinkWatch watch) {
        return watch.devices().stream().anyMatch(device -> device.name().equals(link().device()));
    }

    @Test
    default void aDeviceThatGoesDownIsAnEvent() throws Exception {
        if (!can(Capability.LINK_EVENTS)) {
            assertThrows(
                    UnsupportedOperationException.class, () -> link().backend().watchLinks());
            return;
        }
        LinkWatch watch = link().backend().watchLinks();
        try (watch) {
            assertTrue(hasDevice(watch));
            link().setDown();
            assertFalse(takeEvent(watch, LinkEvent.Kind.DOWN).device().isUp());
        }
        assertFalse(watch.isOpen());
        assertThrows(SessionClosedException.class, () -> watch.next(Duration.ZERO));
    }

    @Test
    default void aDeviceThatIsRemovedIsAnEvent() throws Exception {
        if (!can(Capability.LINK_EVENTS)) {
            assertThrows(
                    UnsupportedOperationException.class, () -> link().backend().watchLinks());
            return;
        }
        try (LinkWatch watch = link().backend().watchLinks()) {
            assertEquals(Optional.empty(), watch.next(Duration.ZERO), "nothing has happened");
            link().remove();
            takeEvent(watch, LinkEvent.Kind.REMOVED);
            assertFalse(hasDevice(watch));
        }
    }

    @Test
    default void aSessionMayWaitForItsDevice() throws Exception {
        CaptureOptions.Builder waiting = CaptureOptions.builder().awaitDevice(true);
        if (!can(Capability.AWAIT_DEVICE)) {
            assertThrows(IllegalArgumentException.class, () -> openSession(waiting));
            return;
        }
        try (CaptureSession session = openSession(waiting)) {
            link().arrive(TestFrames.udp(53, 20));
            assertEquals(53, TestFrames.port(ContractCase.take(session)));
            link().remove();
            assertEquals(Optional.empty(), session.next(QUIET));
            assertEquals(1, session.statistics().received());
            assertTrue(session.isOpen());
        }
    }

    @Test
    default void aSessionMayWaitForADeviceThatIsDown() throws Exception {
        CaptureOptions.Builder waiting = CaptureOptions.builder().awaitDevice(true);
        link().setDown();
        if (!can(Capability.AWAIT_DEVICE)) {
            assertThrows(IllegalArgumentException.class, () -> openSession(waiting));
            return;
        }
        try (CaptureSession session = openSession(waiting)) {
            assertEquals(Optional.empty(), session.next(QUIET));
            assertTrue(session.isOpen());
        }
    }
}
