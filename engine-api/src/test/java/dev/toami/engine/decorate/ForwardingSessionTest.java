package dev.toami.engine.decorate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ForwardingSessionTest implements DecoratorContract {
    private static class Plain extends ForwardingSession {
        Plain(CaptureSession session) {
            super(session);
        }
    }

    /** Shows every other frame. */
    private static final class EveryOther extends Plain {
        EveryOther(CaptureSession session) {
            super(session);
        }

        @Override
        public Optional<CapturedFrame> next(Duration timeout) throws CaptureException {
            super.next(timeout);
            return super.next(timeout);
        }
    }

    @Override
    public CaptureSession decorate(CaptureSession session) {
        return new Plain(session);
    }

    @Test
    void iterationAndStreamsGoThroughTheDecoratorsNext() throws CaptureException {
        try (CaptureSession session = new EveryOther(new QueueSession().add(1, 6))) {
            assertEquals(2, QueueSession.number(session.iterator().next()));
            assertEquals(
                    List.of(4, 6),
                    session.stream().limit(2).map(QueueSession::number).toList());
        }
    }

    @Test
    void itsTextNamesWhatItWraps() {
        try (CaptureSession session = new Plain(new EveryOther(new QueueSession()))) {
            assertEquals("Plain[EveryOther[", session.toString().substring(0, 17));
        }
    }
}
