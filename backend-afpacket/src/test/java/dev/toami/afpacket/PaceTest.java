package dev.toami.afpacket;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** How long a reader sleeps before it waits. */
class PaceTest {
    private static final Duration HELD_BACK = Duration.ofMillis(10);
    /** The clock may run over at any time. */
    private static final long START = Long.MAX_VALUE - 1000;

    /** Pieces that come one each {@code eachMillis}; what it says after the second ten of them. */
    private static int sleep(Duration most, int ringPieces, double eachMillis) {
        Pace pace = new Pace(most, ringPieces);
        pace.sleepMillis(START, 5);
        long ten = (long) (eachMillis * 10 * 1e6);
        pace.sleepMillis(START + ten, 15);
        return pace.sleepMillis(START + 2 * ten, 25);
    }

    @Test
    void aQuarterOfTheRingFills() {
        assertEquals(8, sleep(HELD_BACK, 64, 0.5));
        assertEquals(6, sleep(HELD_BACK, 8, 3));
    }

    @Test
    void framesAreHeldBackNoLonger() {
        assertEquals(10, sleep(HELD_BACK, 64, 1));
        assertEquals(3, sleep(Duration.ofMillis(3), 64, 1));
        assertEquals(50, sleep(Duration.ofDays(1), 64, 20));
    }

    @Test
    void forOnePieceTheKernelWakesBetter() {
        assertEquals(0, sleep(HELD_BACK, 64, 6));
        assertEquals(0, sleep(HELD_BACK, 7, 1));
        assertEquals(0, sleep(Duration.ZERO, 64, 1));
    }

    @Test
    void tooMuchTrafficForAMillisecondIsNotSleptOver() {
        assertEquals(0, sleep(HELD_BACK, 64, 0.05));
    }

    @Test
    void nothingReadIsNothingKnown() {
        Pace pace = new Pace(HELD_BACK, 64);
        pace.sleepMillis(START, 0);
        assertEquals(0, pace.sleepMillis(START + HELD_BACK.toNanos(), 0));
    }

    @Test
    void aBurstThatComesAgainFindsRoom() {
        Pace pace = new Pace(HELD_BACK, 64);
        long now = START;
        pace.sleepMillis(now, 0);
        // 15 pieces in 3 ms, and the one that was begun before.
        assertEquals(3, pace.sleepMillis(now += 3_000_000, 16));
        // The average is that of a pause.
        assertEquals(0, pace.sleepMillis(now += 10_000_000, 18));
        assertEquals(6, pace.sleepMillis(now += 3_000_000, 20));
    }

    @Test
    void aBurstIsForgotten() {
        Pace pace = new Pace(HELD_BACK, 64);
        long now = START;
        pace.sleepMillis(now, 0);
        pace.sleepMillis(now += 3_000_000, 16);
        int sleep = 0;
        for (int read = 26; read < 4000; read += 10) {
            sleep = pace.sleepMillis(now += 10_000_000, read);
        }
        assertEquals(10, sleep);
    }
}
