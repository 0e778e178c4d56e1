package dev.toami.engine.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.BatchInjectException;
import dev.toami.engine.Bytes;
import dev.toami.engine.CannotInjectException;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.TransmitQueueFullException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How frames are sent. */
public interface InjectContract extends ContractCase {
    @Test
    default void whatIsInjectedLeavesAsItIs() throws Exception {
        try (CaptureSession session = openSession()) {
            List<Bytes> frames = List.of(
                    TestFrames.udp(53, 0),
                    TestFrames.udp(53, 1472),
                    TestFrames.tagged(0x8100, 100, TestFrames.udp(53, 40)),
                    TestFrames.tcp(80, "GET / HTTP/1.1").slice(0, 14));
            for (Bytes frame : frames) {
                if (!can(Capability.INJECT)) {
                    assertThrows(UnsupportedOperationException.class, () -> session.inject(frame));
                    continue;
                }
                session.inject(frame);
                assertEquals(frame, ContractCase.takeDeparted(link()));
            }
            assertTrue(link().departed(Duration.ofMillis(50)).isEmpty());
        }
    }

    @Test
    default void otherSessionsSeeWhatIsInjectedAndItsOwnDoesNot() throws Exception {
        if (!can(Capability.INJECT)) {
            return;
        }
        try (CaptureSession sender = openSession();
                CaptureSession observer = openSession()) {
            sender.inject(TestFrames.udp(53, 20));
            assertEquals(53, TestFrames.port(ContractCase.take(observer)));
            assertTrue(sender.next(QUIET).isEmpty(), "a session does not hear itself");
        }
    }

    @Test
    default void leasedBytesCanBeInjected() throws Exception {
        if (!can(Capability.INJECT)) {
            return;
        }
        try (CaptureSession session = openSession();
                CaptureSession sender = openSession()) {
            link().arrive(TestFrames.udp(53, 20));
            session.poll(
                    frame -> {
                        try {
                            sender.inject(frame.bytes());
                        } catch (CaptureException e) {
                            throw new AssertionError(e);
                        }
                    },
                    1,
                    PATIENCE);
            assertEquals(TestFrames.udp(53, 20), ContractCase.takeDeparted(link()));
        }
    }

    @Test
    default void whatCannotBeSentIsRefusedWithTheNumbers() throws Exception {
        try (CaptureSession session = openSession()) {
            assertThrows(IllegalArgumentException.class, () -> session.inject(Bytes.of()));
            if (!can(Capability.INJECT)) {
                return;
            }
            CaptureException tooShort =
                    assertThrows(CaptureException.class, () -> session.inject(Bytes.of(0x10, 0x20, 0x30)));
            // Its own length, and how long it has to be: the Ethernet header.
            assertNames(3, tooShort);
            assertNames(14, tooShort);
            CaptureException tooLong =
                    assertThrows(CaptureException.class, () -> session.inject(TestFrames.udp(1, 3000)));
            assertNames(3042, tooLong);
            session.inject(TestFrames.udp(53, 20));
            assertEquals(TestFrames.udp(53, 20), ContractCase.takeDeparted(link()), "nothing of the others has left");
        }
    }

    /** That the number is a word of the message. */
    private static void assertNames(int number, CaptureException error) {
        assertTrue(List.of(error.getMessage().split("\\W+")).contains(String.valueOf(number)), error::getMessage);
    }

    @Test
    default void aBatchLeavesInOrder() throws Exception {
        try (CaptureSession session = openSession()) {
            List<Bytes> frames = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                frames.add(TestFrames.udp(1 + i, i * 37 % 1472));
            }
            if (!can(Capability.INJECT)) {
                assertThrows(UnsupportedOperationException.class, () -> session.inject(frames));
                return;
            }
            assertEquals(0, session.inject(List.of()));
            assertEquals(150, session.inject(frames));
            for (Bytes frame : frames) {
                assertEquals(frame, ContractCase.takeDeparted(link()));
            }
            assertTrue(link().departed(Duration.ofMillis(50)).isEmpty());
        }
    }

    @Test
    default void aBatchEndsWithTheFrameThatIsRefused() throws Exception {
        if (!can(Capability.INJECT)) {
            return;
        }
        try (CaptureSession session = openSession()) {
            Bytes good = TestFrames.udp(53, 20);
            assertThrows(IllegalArgumentException.class, () -> session.inject(List.of(good, Bytes.of())));
            assertTrue(
                    link().departed(Duration.ofMillis(50)).isEmpty(), "nothing is sent of a batch with an empty frame");
            BatchInjectException refused = assertThrows(
                    BatchInjectException.class,
                    () -> session.inject(List.of(good, TestFrames.udp(54, 9), TestFrames.udp(1, 3000), good)));
            assertEquals(2, refused.index());
            assertNames(3042, refused.refusal());
            assertEquals(good, ContractCase.takeDeparted(link()));
            assertEquals(TestFrames.udp(54, 9), ContractCase.takeDeparted(link()));
            assertTrue(link().departed(Duration.ofMillis(50)).isEmpty(), "nothing is sent behind the refused frame");
        }
    }

    @Test
    default void aFullQueueIsTold() throws Exception {
        if (!can(Capability.INJECT) || !link().slowDown()) {
            return;
        }
        try (CaptureSession session = openSession()) {
            List<Bytes> frames = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                frames.add(TestFrames.udp(1 + i, 958));
            }
            int sent = session.inject(frames);
            assertTrue(
                    sent > 0 && sent < 100, () -> sent + " of 100 frames are sent through a queue with room for some");
            assertThrows(TransmitQueueFullException.class, () -> {
                for (Bytes frame : frames.subList(0, 50)) {
                    session.inject(frame);
                }
            });
            for (Bytes frame : frames.subList(0, sent)) {
                assertEquals(frame, ContractCase.takeDeparted(link()));
            }
        }
    }

    @Test
    default void nothingIsSentOnAllDevicesAtOnce() throws Exception {
        if (!can(Capability.ANY_DEVICE)) {
            return;
        }
        try (CaptureSession any = link().backend().open(NetworkDevice.ANY, CaptureOptions.defaults())) {
            if (can(Capability.INJECT)) {
                assertThrows(CannotInjectException.class, () -> any.inject(TestFrames.udp(53, 20)));
            } else {
                assertThrows(UnsupportedOperationException.class, () -> any.inject(TestFrames.udp(53, 20)));
            }
        }
    }
}
