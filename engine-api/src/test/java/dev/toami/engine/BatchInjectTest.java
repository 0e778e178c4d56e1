package dev.toami.engine;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.decorate.ForwardingSession;
import dev.toami.engine.decorate.RateLimit;
import dev.toami.engine.decorate.TimeSource;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** What a session that knows single frames only does with several. */
class BatchInjectTest {
    private static final List<Bytes> FRAMES = List.of(Bytes.of(1), Bytes.of(2), Bytes.of(3));

    private final List<Bytes> sent = new ArrayList<>();

    private interface Fault {
        void at(int number) throws CaptureException;
    }

    private CaptureSession session(Fault fault) {
        return new ForwardingSession(new ScriptedSession("eth0", CaptureOptions.defaults())) {
            @Override
            public void inject(Bytes frame) throws CaptureException {
                fault.at(sent.size());
                sent.add(frame);
            }
        };
    }

    private static Fault atSecond(CaptureException fault) {
        return number -> {
            if (number == 1) {
                throw fault;
            }
        };
    }

    @Test
    void allAreSentInOrder() throws CaptureException {
        assertEquals(3, session(number -> {}).inject(FRAMES));
        assertEquals(FRAMES, sent);
    }

    @Test
    void aFullQueueEndsIt() throws CaptureException {
        assertEquals(
                1, session(atSecond(new TransmitQueueFullException("full"))).inject(FRAMES));
        assertEquals(FRAMES.subList(0, 1), sent);
    }

    @Test
    void aRefusedFrameIsTold() {
        DeviceDownException down = new DeviceDownException("down");
        BatchInjectException error = assertThrows(
                BatchInjectException.class, () -> session(atSecond(down)).inject(FRAMES));
        assertEquals(1, error.index());
        assertSame(down, error.refusal());
        assertSame(down, error.getCause());
        assertEquals("frame 2 of 3: down", error.getMessage());
    }

    @Test
    void whatEndsTheSessionIsToldByTheNextCall() throws CaptureException {
        SessionClosedException closed = new SessionClosedException("closed");
        CaptureSession session = session(atSecond(closed));
        assertEquals(1, session.inject(FRAMES));
        assertSame(closed, assertThrows(SessionClosedException.class, () -> session.inject(FRAMES.subList(1, 3))));
    }

    @Test
    void anEmptyFrameIsTheCallersFault() {
        assertThrows(IllegalArgumentException.class, () -> session(number -> {})
                .inject(List.of(Bytes.of(1), Bytes.empty())));
        assertEquals(List.of(), sent);
    }

    @Test
    void aRateLimitHoldsInsideABatch() throws CaptureException {
        long[] now = {0};
        List<Long> times = new ArrayList<>();
        TimeSource time = new TimeSource() {
            @Override
            public long nanoTime() {
                return now[0];
            }

            @Override
            public void parkNanos(Object blocker, long nanos) {
                now[0] += nanos;
            }
        };
        CaptureSession limited =
                RateLimit.framesPerSecond(100, 1).timeSource(time).on(session(number -> times.add(now[0] / 1_000_000)));
        assertEquals(3, limited.inject(FRAMES));
        assertEquals(List.of(0L, 10L, 20L), times);
    }
}
