package dev.toami.engine.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** Checks that nothing leaks. */
final class Resources {
    private static final int ATTEMPTS = 150;
    private static final int PAUSE_MILLIS = 20;

    private Resources() {}

    /** Something to do that may fail in any way. */
    interface Action {
        void run() throws Exception;
    }

    /** Fails if after {@code action} more is held than before; releasing may take a moment. */
    static void assertSettled(TestLink link, Action action) throws Exception {
        long before = settled(link, Long.MIN_VALUE);
        action.run();
        assertEquals(before, settled(link, before), "what sessions hold");
    }

    /** The same for sessions that nobody closes and nobody refers to any more. */
    static void assertSettledAfterCollection(TestLink link, Action action) throws Exception {
        long before = settled(link, Long.MIN_VALUE);
        action.run();
        assertNotEquals(before, link.openResources(), "open sessions hold something");
        for (int i = 0; i < ATTEMPTS && link.openResources() != before; i++) {
            System.gc();
            Thread.sleep(PAUSE_MILLIS);
        }
        assertEquals(before, settled(link, before), "what sessions that were dropped hold");
    }

    /** What is held when it is {@code expected} or has not changed for a while. */
    private static long settled(TestLink link, long expected) throws Exception {
        long last = link.openResources();
        int same = 0;
        for (int i = 0; i < ATTEMPTS && last != expected && (expected != Long.MIN_VALUE || same < 5); i++) {
            Thread.sleep(PAUSE_MILLIS);
            long now = link.openResources();
            same = now == last ? same + 1 : 0;
            last = now;
        }
        return last;
    }
}
