package dev.toami.engine.contract;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameHandler;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How frames are lent to a handler. */
public interface LeaseContract extends ContractCase {
    @Test
    default void aLeaseEndsWithItsCallAndACopyStays() throws Exception {
        List<Frame> kept = new ArrayList<>();
        List<CapturedFrame> copies = new ArrayList<>();
        try (CaptureSession session = openSession()) {
            link().arrive(TestFrames.udp(53, 40));
            session.poll(
                    frame -> {
                        assertEquals(53, TestFrames.port(frame));
                        kept.add(frame);
                        copies.add(frame.copy());
                    },
                    10,
                    PATIENCE);
            assertThrows(IllegalStateException.class, () -> kept.get(0).bytes().u8(0));
            assertThrows(IllegalStateException.class, () -> kept.get(0).copy());
        }
        assertThrows(IllegalStateException.class, () -> kept.get(0).bytes().u8(0));
        assertEquals(TestFrames.udp(53, 40), copies.get(0).bytes());
    }

    @Test
    default void noMoreFramesAreLentThanWanted() throws Exception {
        try (CaptureSession session = openSession()) {
            assertThrows(IllegalArgumentException.class, () -> session.poll(frame -> {}, 0, QUIET));
            assertThrows(NullPointerException.class, () -> session.poll(null, 1, QUIET));
            for (int port = 1; port <= 5; port++) {
                link().arrive(TestFrames.udp(port, 20));
            }
            List<Integer> ports = new ArrayList<>();
            List<Integer> counts = new ArrayList<>();
            while (ports.size() < 5) {
                int handled = session.poll(frame -> ports.add(TestFrames.port(frame)), 2, PATIENCE);
                assertTrue(handled == 1 || handled == 2, () -> handled + " frames");
                counts.add(handled);
            }
            assertEquals(List.of(1, 2, 3, 4, 5), ports);
            assertEquals(5, counts.stream().mapToInt(Integer::intValue).sum());
            assertEquals(0, session.poll(frame -> ports.add(0), 2, QUIET));
        }
    }

    @Test
    default void whatAHandlerThrowsComesOutAndTheSessionGoesOn() throws Exception {
        try (CaptureSession session = openSession()) {
            for (int port = 1; port <= 3; port++) {
                link().arrive(TestFrames.udp(port, 20));
            }
            List<Frame> kept = new ArrayList<>();
            RuntimeException thrown = new UnsupportedOperationException("of the handler");
            RuntimeException caught = assertThrows(
                    UnsupportedOperationException.class,
                    () -> session.poll(
                            frame -> {
                                kept.add(frame);
                                throw thrown;
                            },
                            3,
                            PATIENCE));
            assertSame(thrown, caught);
            assertThrows(IllegalStateException.class, () -> kept.get(0).bytes().u8(0));
            assertTrue(session.isOpen());
            assertEquals(2, TestFrames.port(ContractCase.take(session)), "the first one counts as handled");
            assertEquals(3, TestFrames.port(ContractCase.take(session)));
        }
    }

    @Test
    default void aHandlerMayUseTheSessionButNotReadFromIt() throws Exception {
        try (CaptureSession session = openSession()) {
            for (int port : new int[] {53, 9999, 53, 7}) {
                link().arrive(TestFrames.udp(port, 20));
            }
            List<Integer> ports = new ArrayList<>();
            FrameHandler handler = frame -> {
                assertThrows(IllegalStateException.class, () -> session.next(QUIET));
                assertThrows(IllegalStateException.class, () -> session.poll(inner -> {}, 1, QUIET));
                try {
                    session.setFilter("udp port 7 or 9999");
                    assertTrue(session.statistics().received() > 0);
                    if (can(Capability.INJECT)) {
                        session.inject(frame.bytes());
                    }
                } catch (CaptureException e) {
                    throw new AssertionError(e);
                }
                ports.add(TestFrames.port(frame));
            };
            while (session.poll(handler, 10, QUIET) > 0) {
                assertTrue(ports.size() <= 4, ports::toString);
            }
            assertEquals(List.of(53, 9999, 7), ports, "the second 53 is behind the new filter");
            for (int i = 0; can(Capability.INJECT) && i < ports.size(); i++) {
                assertEquals(TestFrames.udp(ports.get(i), 20), ContractCase.takeDeparted(link()));
            }
        }
    }
}
