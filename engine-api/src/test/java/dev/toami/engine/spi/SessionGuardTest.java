package dev.toami.engine.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.toami.engine.SessionClosedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whoever is inside finds the resources there, and they are released once. */
class SessionGuardTest {
    private static final int ROUNDS = 300;
    private static final int THREADS = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Resources that count how often they were woken and released. */
    private static final class Resources {
        final AtomicInteger woken = new AtomicInteger();
        final AtomicInteger released = new AtomicInteger();
        final CountDownLatch isReleased = new CountDownLatch(1);
        final SessionGuard guard = new SessionGuard("test0", this::wake, this::release);

        private void wake() {
            assertEquals(0, released.get(), "woken when it was released");
            woken.incrementAndGet();
        }

        private void release() {
            released.incrementAndGet();
            isReleased.countDown();
        }

        void assertReleasedOnce() throws InterruptedException {
            assertTrue(isReleased.await(5, TimeUnit.SECONDS), "not released");
            assertEquals(1, woken.get());
            assertEquals(1, released.get());
        }
    }

    /** Goes in and out until it is closed; what was released while it was inside. */
    private static int use(Resources resources, boolean reads) {
        int missed = 0;
        while (true) {
            try {
                if (reads) {
                    resources.guard.enterReading();
                } else {
                    resources.guard.enter();
                }
            } catch (SessionClosedException e) {
                return missed;
            }
            missed += resources.released.get();
            if (reads) {
                resources.guard.exitReading();
            } else {
                resources.guard.exit();
            }
        }
    }

    @Test
    void manyUseItWhileTwoCloseIt() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Resources resources = new Resources();
            List<Future<Integer>> users = new ArrayList<>();
            for (boolean reads : new boolean[] {true, false}) {
                users.add(threads.submit(() -> use(resources, reads)));
            }
            Future<?> other = threads.submit(resources.guard::close);
            resources.guard.close();
            other.get(5, TimeUnit.SECONDS);
            for (Future<Integer> user : users) {
                assertEquals(0, user.get(5, TimeUnit.SECONDS), "released while it was in use");
            }
            resources.assertReleasedOnce();
        }
    }

    @Test
    void itIsReleasedWhenTheLastUserLeaves() throws Exception {
        Resources resources = new Resources();
        resources.guard.enter();
        resources.guard.enterReading();
        resources.guard.close();
        assertTrue(resources.guard.isClosed());
        assertThrows(SessionClosedException.class, resources.guard::enter);
        assertThrows(SessionClosedException.class, resources.guard::enterReading);
        resources.guard.exit();
        assertFalse(resources.isReleased.await(50, TimeUnit.MILLISECONDS));
        resources.guard.exitReading();
        resources.assertReleasedOnce();
    }

    @Test
    void aSecondReaderIsRefusedAndNoUser() throws Exception {
        Resources resources = new Resources();
        resources.guard.enterReading();
        IllegalStateException e = assertThrows(IllegalStateException.class, resources.guard::enterReading);
        assertTrue(e.getMessage().contains(Thread.currentThread().getName()), e.getMessage());
        resources.guard.exitReading();
        resources.guard.enterReading();
        resources.guard.exitReading();
        resources.guard.close();
        resources.assertReleasedOnce();
    }
}
