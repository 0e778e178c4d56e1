package dev.toami.engine.decorate;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;
import org.junit.jupiter.api.Test;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TracingSessionTest implements DecoratorContract {
    private static final class Events implements TraceSink {
        private final List<String> seen = new ArrayList<>();

        @Override
        public void captured(String device, Frame frame) {
            seen.add(device + " captured " + QueueSession.number(frame));
        }

        @Override
        public void injected(String device, Bytes frame) {
            seen.add(device + " injected " + frame);
        }

        @Override
        public void filterSet(String device, String expression) {
            seen.add(device + " filter " + expression);
        }

        @Override
        public void failed(String device, SessionCall call, CaptureException error) {
            seen.add(device + " " + call + " " + error.getMessage());
        }

        @Override
        public void closed(String device) {
            seen.add(device + " closed");
        }
    }

    /** Logs at INFO and above. */
    private static final class Log implements System.Logger {
        private final List<String> lines = new ArrayList<>();
        private int asked;

        @Override
        public String getName() {
            return "log";
        }

        @Override
        public boolean isLoggable(Level level) {
            asked++;
            return level.getSeverity() >= INFO.getSeverity();
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            throw new AssertionError(message, thrown);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... values) {
            lines.add(level + " " + (values == null ? format : MessageFormat.format(format, values)));
        }
    }

    private final QueueSession inner = new QueueSession();

    @Override
    public CaptureSession decorate(CaptureSession session) {
        return new TracingSession(session, new TraceSink() {});
    }

    @Test
    void theSinkIsToldOfEverythingInOrder() throws CaptureException {
        Events events = new Events();
        CaptureSession session = new TracingSession(inner.add(1, 3), events);
        session.next(Duration.ZERO);
        session.poll(frame -> events.seen.add("handled " + QueueSession.number(frame)), 64, Duration.ZERO);
        session.next(Duration.ZERO);
        session.inject(Bytes.of(0xab));
        session.setFilter("udp");
        inner.fail(new DeviceDownException("down"));
        assertThrows(DeviceDownException.class, () -> session.next(Duration.ZERO));
        assertThrows(DeviceDownException.class, () -> session.poll(frame -> {}, 1, Duration.ZERO));
        session.close();
        session.close();
        assertThrows(CaptureException.class, () -> session.inject(Bytes.of(1)));
        assertThrows(CaptureException.class, () -> session.setFilter("tcp"));
        session.statistics();
        assertEquals(
                List.of(
                        "queue0 captured 1",
                        "queue0 captured 2",
                        "handled 2",
                        "queue0 captured 3",
                        "handled 3",
                        "queue0 injected ab",
                        "queue0 filter udp",
                        "queue0 NEXT down",
                        "queue0 POLL down",
                        "queue0 closed",
                        "queue0 INJECT the session on queue0 is closed",
                        "queue0 SET_FILTER the session on queue0 is closed"),
                events.seen);
    }

    @Test
    void whatAHandlerThrowsIsNoEventOfTheSession() {
        Events events = new Events();
        try (CaptureSession session = new TracingSession(inner.add(1, 1), events)) {
            assertThrows(
                    ArithmeticException.class,
                    () -> session.poll(
                            frame -> {
                                throw new ArithmeticException();
                            },
                            1,
                            Duration.ZERO));
        }
        assertEquals(List.of("queue0 captured 1", "queue0 closed"), events.seen);
    }

    private static CapturedFrame frame(PacketType type, int originalLength, Bytes bytes) {
        return CapturedFrame.of(
                new FrameMetadata(
                        1_450_155_687_908_450_123L,
                        originalLength,
                        LinkType.ETHERNET,
                        1,
                        type,
                        FrameMetadata.NO_TAG,
                        0),
                bytes);
    }

    @Test
    void theLogHasALineForEachEvent() throws CaptureException {
        Log log = new Log();
        inner.add(frame(PacketType.HOST, 3, Bytes.of(1, 2, 3)));
        inner.add(frame(PacketType.OUTGOING, -1, Bytes.wrap(new byte[20])));
        inner.add(frame(PacketType.UNKNOWN, 16, Bytes.wrap(new byte[16])));
        try (CaptureSession session = TracingSession.logging(inner, log, INFO)) {
            session.poll(frame -> {}, 64, Duration.ZERO);
            session.inject(Bytes.wrap(new byte[17]));
            session.setFilter("udp or {0}\nor '");
            inner.fail(new DeviceDownException("it is\r\ndown"));
            assertThrows(DeviceDownException.class, () -> session.next(Duration.ZERO));
        }
        String zeros = "00".repeat(16);
        assertEquals(
                List.of(
                        "INFO queue0 in 2015-12-15T05:01:27.908450123Z 3 bytes 010203",
                        "INFO queue0 out 2015-12-15T05:01:27.908450123Z 20 of 4294967295 bytes " + zeros + "...",
                        "INFO queue0 in/out 2015-12-15T05:01:27.908450123Z 16 bytes " + zeros,
                        "INFO queue0 injected 17 bytes " + zeros + "...",
                        "INFO queue0 filter \"udp or {0} | or '\"",
                        "INFO queue0 NEXT failed: DeviceDownException: it is | down",
                        "INFO queue0 closed"),
                log.lines);
        assertEquals(1, log.asked);
    }

    @Test
    void theUserSaysWhatAFrameIs() throws CaptureException {
        Log log = new Log();
        try (CaptureSession session =
                TracingSession.logging(inner.add(7, 7), log, INFO, frame -> "number " + QueueSession.number(frame))) {
            session.next(Duration.ZERO);
        }
        assertEquals("INFO queue0 in 2015-12-15T05:01:27.908450130Z 60 bytes number 7", log.lines.get(0));
    }

    @Test
    void aLevelThatIsNotLoggedCostsNothing() {
        Log log = new Log();
        assertSame(inner, TracingSession.logging(inner, log, DEBUG));
        assertEquals(1, log.asked);
        inner.close();
    }
}
