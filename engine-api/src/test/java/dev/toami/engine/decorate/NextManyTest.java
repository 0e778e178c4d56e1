package dev.toami.engine.decorate;

import java.time.Duration;
import java.util.List;

import dev.toami.engine.CaptureException;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.SessionClosedException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Several owned frames at once: those that are there. */
class NextManyTest {
    private static List<Integer> numbers(List<CapturedFrame> frames) {
        return frames.stream().map(QueueSession::number).toList();
    }

    @Test
    void asManyAsAreThere() throws CaptureException {
        try (QueueSession session = new QueueSession().add(1, 5)) {
            assertEquals(List.of(1, 2, 3), numbers(session.next(3, Duration.ZERO)));
            assertEquals(List.of(4, 5), numbers(session.next(1000, Duration.ofDays(1))));
            assertTrue(session.next(1000, Duration.ofMillis(1)).isEmpty());
        }
    }

    @Test
    void oneIsTheLeastToWant() {
        try (QueueSession session = new QueueSession().add(1, 5)) {
            String message = assertThrows(IllegalArgumentException.class, () -> session.next(0, Duration.ZERO))
                    .getMessage();
            assertTrue(message.contains("not 0"), message);
        }
    }

    @Test
    void aClosedSessionHasNone() {
        QueueSession session = new QueueSession().add(1, 5);
        session.close();
        assertThrows(SessionClosedException.class, () -> session.next(3, Duration.ZERO));
    }
}
