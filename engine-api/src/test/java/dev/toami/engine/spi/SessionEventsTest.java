package dev.toami.engine.spi;

import java.util.List;

import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.FilterPlace;
import dev.toami.engine.RecordedLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is logged of frames that are lost. */
class SessionEventsTest {
    private final SessionEvents events = new SessionEvents("eth0");

    @BeforeEach
    void forgetOtherTests() {
        RecordedLog.drain();
    }

    private static CaptureStatistics lost(long received, long dropped, long freezes) {
        return new CaptureStatistics(received, dropped, 0, freezes, 0, FilterPlace.KERNEL);
    }

    private static List<String> warnings() {
        return RecordedLog.drain().stream()
                .filter(line -> line.startsWith("WARNING "))
                .map(line -> line.replaceAll(" in [0-9.]+ s,", ","))
                .toList();
    }

    @Test
    void lossesAreLoggedOnceInAWhileAndAtTheEndInAll() {
        events.counted(lost(1_000_000, 0, 0));
        assertEquals(List.of(), warnings());
        events.counted(lost(1_500_000, 2_500, 3));
        assertEquals(
                List.of("WARNING eth0 lost 2500 frames of 1502500, because the buffer was full (freezes: 3);"
                        + " read faster, filter more, or make the buffer larger"),
                warnings());
        events.counted(lost(1_600_000, 2_600, 4));
        events.counted(lost(1_700_000, 2_700, 5));
        assertEquals(List.of(), warnings());
        events.closed(lost(1_800_000, 2_700, 6));
        assertEquals(
                List.of("WARNING eth0 lost 200 frames of 300200, because the buffer was full (freezes: 3);"
                        + " read faster, filter more, or make the buffer larger"),
                warnings());
        events.closed(lost(9_000_000, 9_000_000, 9));
        assertEquals(List.of(), warnings());
    }

    @Test
    void nothingIsSaidOfSessionsThatLoseNothing() {
        events.counted(lost(1000, 0, 0));
        events.closed(lost(2000, 0, 0));
        assertEquals(List.of(), RecordedLog.drain());
    }

    @Test
    void lossesAndSlownessAreDueAtOnceAndThenOnceASecond() {
        assertTrue(events.isLossDue());
        assertFalse(events.isLossDue());
        assertTrue(events.isSlownessDue());
        assertFalse(events.isSlownessDue());
    }

    @Test
    void everySessionHasItsNumber() {
        assertNotEquals(events.session(), new SessionEvents("eth0").session());
    }
}
