package dev.toami.engine;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FrameIteratorTest {
    private static final CapturedFrame ONE = CapturedFrame.of(LinkType.ETHERNET, 1, 1, Bytes.of(1));
    private static final CapturedFrame TWO = CapturedFrame.of(LinkType.ETHERNET, 2, 1, Bytes.of(2));

    private final ScriptedSession session = new ScriptedSession("fake0", CaptureOptions.defaults());

    @Test
    void endsWhenTheSessionIsClosed() {
        Iterator<CapturedFrame> frames = session.frame(ONE).frame(TWO).closed().iterator();
        assertSame(ONE, frames.next());
        assertSame(TWO, frames.next());
        ended(frames);
    }

    @Test
    void endsWhenTheReadTimeoutPasses() {
        Iterator<CapturedFrame> frames = session.frame(ONE).timeout().frame(TWO).iterator();
        assertSame(ONE, frames.next());
        ended(frames);
        assertEquals(1, session.stepsLeft());
    }

    private static void ended(Iterator<CapturedFrame> frames) {
        for (int i = 0; i < 3; i++) {
            assertFalse(frames.hasNext());
            assertThrows(NoSuchElementException.class, frames::next);
        }
    }

    @Test
    void hasNextReadsOnce() {
        Iterator<CapturedFrame> frames = session.frame(ONE).frame(TWO).closed().iterator();
        for (int i = 0; i < 3; i++) {
            assertTrue(frames.hasNext());
            assertEquals(2, session.stepsLeft());
        }
        assertSame(ONE, frames.next());
        assertEquals(2, session.stepsLeft());
        assertSame(TWO, frames.next());
        assertFalse(frames.hasNext());
    }

    @Test
    void aFrameThatWasReadIsNotLostWhenTheSessionIsClosed() {
        Iterator<CapturedFrame> frames = session.frame(ONE).iterator();
        assertTrue(frames.hasNext());
        session.close();
        assertTrue(frames.hasNext());
        assertSame(ONE, frames.next());
        ended(frames);
    }

    @Test
    void aFailureIsUncheckedAndNotTheEnd() {
        DeviceDownException down = new DeviceDownException("fake0 went down");
        CaptureInterruptedException interrupted = new CaptureInterruptedException("interrupted");
        Iterator<CapturedFrame> frames =
                session.failure(down).failure(interrupted).frame(ONE).timeout().iterator();
        assertSame(
                down, assertThrows(UncheckedIOException.class, frames::hasNext).getCause());
        assertSame(
                interrupted,
                assertThrows(UncheckedIOException.class, frames::next).getCause());
        assertSame(ONE, frames.next());
        ended(frames);
    }

    @Test
    void waitsForTheReadTimeout() {
        Duration timeout = Duration.ofMillis(70);
        assertFalse(new FrameIterator(session.timeout(), timeout).hasNext());
        assertEquals(timeout, session.asked());
        ScriptedSession endless = new ScriptedSession("fake0", CaptureOptions.defaults()).frame(ONE);
        assertTrue(endless.iterator().hasNext());
        assertEquals(CaptureOptions.FOREVER, endless.asked());
    }

    @Test
    void loopsAndStreamsUseIt() {
        List<CapturedFrame> seen = new ArrayList<>();
        for (CapturedFrame frame : session.frame(ONE).frame(TWO).timeout()) {
            seen.add(frame);
        }
        assertEquals(List.of(ONE, TWO), seen);
        session.frame(TWO).frame(ONE).closed();
        assertEquals(List.of(TWO, ONE), session.stream().toList());
        assertEquals(1, session.closes());
    }

    @Test
    void aClosedStreamLeavesTheSessionOpen() {
        session.frame(ONE).frame(TWO);
        try (var frames = session.stream()) {
            assertSame(ONE, frames.findFirst().orElseThrow());
        }
        assertTrue(session.isOpen());
        assertEquals(1, session.stepsLeft());
    }
}
