package dev.toami.engine.contract;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How owned frames are taken: deadlines, order, iteration. */
public interface ReadContract extends ContractCase {
    /** With headers of IPv4 and UDP it fills the MTU. */
    int LONGEST_PAYLOAD = 1472;

    @Test
    default void framesComeWholeInOrderAndOnce() throws Exception {
        try (CaptureSession session = openSession()) {
            List<Integer> sent = new ArrayList<>();
            for (int payload = 0; payload <= LONGEST_PAYLOAD; payload++) {
                link().arrive(TestFrames.udp(payload, payload));
                sent.add(payload);
            }
            List<CapturedFrame> frames = ContractCase.drain(session);
            assertEquals(sent, frames.stream().map(TestFrames::port).toList());
            for (CapturedFrame frame : frames) {
                int payload = TestFrames.port(frame);
                assertEquals(TestFrames.udp(payload, payload), frame.bytes());
            }
        }
    }

    @Test
    default void anOwnedFrameOutlivesItsSession() throws Exception {
        CapturedFrame frame;
        try (CaptureSession session = openSession()) {
            link().arrive(TestFrames.udp(53, 40));
            frame = ContractCase.take(session);
            for (int i = 0; i < 100; i++) {
                link().arrive(TestFrames.udp(9999, 1000));
            }
            ContractCase.drain(session);
        }
        assertEquals(TestFrames.udp(53, 40), frame.bytes());
    }

    @Test
    default void aDeadlineFiresWithoutTrafficAndNotBefore() throws Exception {
        try (CaptureSession session = openSession()) {
            for (int millis : new int[] {0, 1, 20, 150}) {
                Duration timeout = Duration.ofMillis(millis);
                for (int round = 0; round < 2; round++) {
                    long start = System.nanoTime();
                    if (round == 0) {
                        assertTrue(session.next(timeout).isEmpty());
                    } else {
                        assertEquals(0, session.poll(frame -> {}, 1, timeout));
                    }
                    Duration took = Duration.ofNanos(System.nanoTime() - start);
                    assertTrue(took.compareTo(timeout) >= 0, () -> timeout + " took " + took);
                    assertTrue(took.minus(timeout).toMillis() < 200, () -> timeout + " took " + took);
                }
            }
        }
    }

    @Test
    default void aDeadlineOfZeroTakesWhatIsThere() throws Exception {
        try (CaptureSession session = openSession()) {
            link().arrive(TestFrames.udp(53, 20));
            Optional<CapturedFrame> frame = session.next(Duration.ZERO);
            for (int i = 0; i < 100 && frame.isEmpty(); i++) {
                Thread.sleep(PATIENCE.toMillis() / 100);
                frame = session.next(Duration.ZERO);
            }
            assertTrue(frame.isPresent(), "a frame is there, and a read that must not wait does not take it");
        }
    }

    @Test
    default void aDeadlineFiresUnderTrafficThatIsNotWanted() throws Exception {
        try (CaptureSession session = openSession(CaptureOptions.builder().filter("tcp"));
                Traffic traffic = Traffic.start(link(), TestFrames.udp(9999, 20))) {
            long start = System.nanoTime();
            assertTrue(session.next(Duration.ofMillis(150)).isEmpty());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.toMillis() >= 150 && took.toMillis() < 500, took::toString);
            assertTrue(traffic.sent() > 0);
        }
    }

    @Test
    default void aTimeoutIsNotNegativeAndMayBeForever() throws Exception {
        try (CaptureSession session = openSession()) {
            assertThrows(IllegalArgumentException.class, () -> session.next(Duration.ofNanos(-1)));
            assertThrows(IllegalArgumentException.class, () -> session.poll(frame -> {}, 1, Duration.ofNanos(-1)));
            link().arrive(TestFrames.udp(53, 1));
            assertTrue(session.next(CaptureOptions.FOREVER).isPresent());
            link().arrive(TestFrames.udp(53, 1));
            assertTrue(session.next(Duration.ofSeconds(Long.MAX_VALUE)).isPresent());
        }
    }

    @Test
    default void anImmediateSessionDoesNotHoldFramesBack() throws Exception {
        CaptureOptions.Builder options =
                CaptureOptions.builder().blockTimeout(Duration.ofSeconds(3)).immediate(true);
        try (CaptureSession session = openSession(options)) {
            for (int i = 0; i < 5; i++) {
                long start = System.nanoTime();
                link().arrive(TestFrames.udp(53, 20));
                ContractCase.take(session);
                long millis = (System.nanoTime() - start) / 1_000_000;
                assertTrue(millis < 500, () -> millis + " ms");
            }
        }
    }

    @Test
    default void iterationEndsWhenTheReadTimeoutPasses() throws Exception {
        try (CaptureSession session = openSession(CaptureOptions.builder().readTimeout(QUIET))) {
            link().arrive(TestFrames.udp(1, 20));
            link().arrive(TestFrames.udp(2, 20));
            List<Integer> ports = new ArrayList<>();
            for (CapturedFrame frame : session) {
                ports.add(TestFrames.port(frame));
            }
            assertEquals(List.of(1, 2), ports);
            link().arrive(TestFrames.udp(3, 20));
            assertEquals(List.of(3), session.stream().map(TestFrames::port).toList());
            Iterator<CapturedFrame> ended = session.iterator();
            assertFalse(ended.hasNext());
            assertThrows(NoSuchElementException.class, ended::next);
        }
    }

    @Test
    default void iterationThrowsWhatReadingThrows() throws Exception {
        try (CaptureSession session = openSession()) {
            Iterator<CapturedFrame> frames = session.iterator();
            Thread.currentThread().interrupt();
            UncheckedIOException error = assertThrows(UncheckedIOException.class, frames::hasNext);
            assertInstanceOf(CaptureInterruptedException.class, error.getCause());
            assertTrue(Thread.interrupted());
            link().arrive(TestFrames.udp(53, 20));
            assertTrue(frames.hasNext(), "it has not ended");
            assertEquals(53, TestFrames.port(frames.next()));
        }
    }
}
