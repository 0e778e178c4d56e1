package dev.toami.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.toami.engine.spi.Availability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(20)
class CaptureEngineTest {
    /** Listed in this module's test resources. */
    public static final class OnTheClassPath extends ScriptedBackend {
        public OnTheClassPath() {
            super("class-path", Availability.available("it is there"));
        }
    }

    private final ScriptedBackend backend = ScriptedBackend.able("scripted");
    private final CaptureEngine engine = CaptureEngine.open(backend);

    private CaptureSession capture() throws CaptureException {
        return engine.capture(ScriptedBackend.DEVICE, CaptureOptions.defaults());
    }

    @Test
    void backendsAreFoundOnTheClassPath() throws CaptureException {
        assertEquals(Map.of("class-path", Availability.available("it is there")), CaptureEngine.backends());
        try (CaptureEngine found = CaptureEngine.open()) {
            assertEquals("class-path", found.backend());
            assertEquals(ScriptedBackend.DEVICE, found.devices().get(0).name());
        }
    }

    @Test
    void theConfigurationNamesTheBackend() throws CaptureException {
        for (String name : new String[] {"auto", "class-path", " class-path ", ""}) {
            try (CaptureEngine found = CaptureEngine.open(Configuration.load(Map.of("backend", name)))) {
                assertEquals("class-path", found.backend());
            }
        }
        Configuration wrong = Configuration.load(Map.of("backend", "winpcap"));
        assertEquals(
                "toami.backend=winpcap, from code: there is no such backend; there are: auto, class-path",
                assertThrows(BackendUnavailableException.class, () -> CaptureEngine.open(wrong))
                        .getMessage());
    }

    @Test
    void aSystemPropertyNamesTheBackend() {
        System.setProperty("toami.backend", "winpcap");
        try {
            assertThrows(BackendUnavailableException.class, CaptureEngine::open);
        } finally {
            System.clearProperty("toami.backend");
        }
    }

    @Test
    void aSessionIsTheBackends() throws CaptureException {
        CaptureSession session = engine.capture(
                ScriptedBackend.DEVICE, CaptureOptions.builder().snapLength(77).build());
        assertSame(backend.opened().get(0), session);
        assertEquals(77, session.snapLength());
        assertTrue(session.isOpen());
        assertThrows(DeviceNotFoundException.class, () -> engine.capture("fake1", CaptureOptions.defaults()));
    }

    @Test
    void closingClosesEverySessionOnce() throws CaptureException {
        CaptureSession first = capture();
        CaptureSession second = capture();
        first.close();
        CaptureSession third = capture();
        engine.close();
        engine.close();
        for (CaptureSession session : List.of(first, second, third)) {
            assertFalse(session.isOpen());
            assertEquals(1, ((ScriptedSession) session).closes());
        }
    }

    @Test
    void oneThatFailsToCloseDoesNotKeepTheRestOpen() throws CaptureException {
        for (int i = 0; i < 4; i++) {
            capture();
        }
        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException second = new IllegalStateException("second");
        backend.opened().get(0).failOnClose(first);
        backend.opened().get(2).failOnClose(second);
        assertSame(first, assertThrows(IllegalStateException.class, engine::close));
        assertEquals(List.of(second), List.of(first.getSuppressed()));
        backend.opened().forEach(session -> assertEquals(1, session.closes()));
        engine.close();
    }

    @Test
    void aClosedEngineOpensNothing() {
        engine.close();
        assertEquals(
                "the engine is closed",
                assertThrows(SessionClosedException.class, this::capture).getMessage());
        assertEquals(List.of(), backend.opened());
    }

    @Test
    void aSessionThatOpensWhileTheEngineClosesIsClosed() {
        backend.duringOpen(engine::close);
        assertThrows(SessionClosedException.class, this::capture);
        assertEquals(1, backend.opened().get(0).closes());
    }

    @Test
    void closingDoesNotWaitForABackendThatIsOpening() throws InterruptedException {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        backend.duringOpen(() -> {
            opening.countDown();
            await(closed);
        });
        Thread opener = new Thread(() -> assertThrows(SessionClosedException.class, this::capture));
        opener.start();
        opening.await();
        engine.close();
        closed.countDown();
        opener.join();
        assertFalse(backend.opened().get(0).isOpen());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
