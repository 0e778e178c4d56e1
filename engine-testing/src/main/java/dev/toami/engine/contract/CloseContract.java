package dev.toami.engine.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.LinkType;
import dev.toami.engine.SessionClosedException;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How a session ends. */
public interface CloseContract extends ContractCase {
    @Test
    default void aClosedSessionDoesNothingMore() throws Exception {
        CaptureSession session = openSession();
        Iterator<CapturedFrame> frames = session.iterator();
        session.close();
        session.close();
        assertFalse(session.isOpen());
        assertEquals(link().device(), session.device());
        assertEquals(LinkType.ETHERNET, session.linkType());
        assertThrows(SessionClosedException.class, () -> session.next(QUIET));
        assertThrows(SessionClosedException.class, () -> session.poll(frame -> {}, 1, QUIET));
        assertThrows(SessionClosedException.class, () -> session.inject(TestFrames.udp(53, 20)));
        assertThrows(SessionClosedException.class, () -> session.setFilter("udp"));
        assertFalse(frames.hasNext());
        assertFalse(session.iterator().hasNext());
        assertEquals(0, session.statistics().received());
    }

    @Test
    default void closingEndsAReadWithoutTrafficAtOnce() throws Exception {
        int late = 0;
        for (int i = 0; i < 30; i++) {
            CaptureSession session = openSession();
            boolean leased = i % 2 == 0;
            CountDownLatch reading = new CountDownLatch(1);
            CompletableFuture<Object> read = new CompletableFuture<>();
            Thread reader = new Thread(() -> {
                reading.countDown();
                try {
                    read.complete(
                            leased
                                    ? session.poll(frame -> {}, 1, CaptureOptions.FOREVER)
                                    : session.next(CaptureOptions.FOREVER));
                } catch (CaptureException | RuntimeException e) {
                    read.completeExceptionally(e);
                }
            });
            reader.start();
            reading.await();
            Thread.sleep(i % 5);
            long start = System.nanoTime();
            session.close();
            ExecutionException ended = assertThrows(ExecutionException.class, () -> read.get(10, TimeUnit.SECONDS));
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertInstanceOf(SessionClosedException.class, ended.getCause());
            assertTrue(millis < 2000, () -> "closing and reading came back after " + millis + " ms");
            late += millis > 100 ? 1 : 0;
            reader.join();
        }
        // A machine under load may be late now and then.
        assertTrue(late <= 3, late + " of 30 reads came back after more than 100 ms");
    }

    @Test
    default void closingInAHandlerEndsThePollAfterIt() throws Exception {
        CaptureSession session = openSession();
        for (int port = 1; port <= 5; port++) {
            link().arrive(TestFrames.udp(port, 20));
        }
        List<Integer> ports = new ArrayList<>();
        int handled = session.poll(
                frame -> {
                    session.close();
                    ports.add(TestFrames.port(frame));
                },
                5,
                PATIENCE);
        assertEquals(1, handled);
        assertEquals(List.of(1), ports);
        assertThrows(SessionClosedException.class, () -> session.next(QUIET));
    }

    @Test
    default void closingWhileAHandlerRunsWaitsForNeitherAndEndsThePollAfterIt() throws Exception {
        openSession().close();
        Resources.assertSettled(link(), () -> {
            CaptureSession session = openSession();
            link().arrive(TestFrames.udp(1, 20));
            link().arrive(TestFrames.udp(2, 20));
            CountDownLatch handling = new CountDownLatch(1);
            CountDownLatch closed = new CountDownLatch(1);
            List<Bytes> seen = new ArrayList<>();
            CompletableFuture<Integer> poll = new CompletableFuture<>();
            Thread reader = new Thread(() -> {
                try {
                    poll.complete(session.poll(
                            frame -> {
                                handling.countDown();
                                await(closed);
                                seen.add(frame.bytes().copy());
                            },
                            2,
                            PATIENCE));
                } catch (CaptureException | RuntimeException | AssertionError e) {
                    poll.completeExceptionally(e);
                }
            });
            reader.start();
            await(handling);
            long start = System.nanoTime();
            session.close();
            long millis = (System.nanoTime() - start) / 1_000_000;
            closed.countDown();
            assertEquals(1, poll.get(10, TimeUnit.SECONDS));
            assertEquals(List.of(TestFrames.udp(1, 20)), seen, "a frame is there for as long as its handler runs");
            assertTrue(millis < 2000, () -> "closing took " + millis + " ms");
            assertThrows(SessionClosedException.class, () -> session.next(QUIET));
            reader.join();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "nothing has happened");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    default void sessionsOnOneDeviceAreIndependent() throws Exception {
        CaptureSession first = openSession(CaptureOptions.builder().filter("udp port 1"));
        try (first;
                CaptureSession second = openSession(CaptureOptions.builder().snapLength(50))) {
            link().arrive(TestFrames.udp(1, 20));
            link().arrive(TestFrames.udp(2, 20));
            assertEquals(62, ContractCase.take(first).capturedLength());
            assertTrue(first.next(QUIET).isEmpty());
            assertEquals(counted(2, 0), second.statistics());
            second.setFilter("udp port 2 or 3");
            link().arrive(TestFrames.udp(1, 20));
            assertEquals(1, TestFrames.port(ContractCase.take(first)), "the filter of the other one has changed");
            first.close();
            assertTrue(second.isOpen());
            link().arrive(TestFrames.udp(3, 20));
            List<CapturedFrame> frames = ContractCase.drain(second);
            assertEquals(List.of(2, 3), frames.stream().map(TestFrames::port).toList());
            frames.forEach(frame -> assertEquals(50, frame.capturedLength()));
        }
    }

    @Test
    default void aLeaseThatOutlivesItsSessionThrowsAndNeverFaults() throws Exception {
        List<Frame> kept = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            try (CaptureSession session = openSession()) {
                link().arrive(TestFrames.udp(53, 20));
                session.poll(kept::add, 1, PATIENCE);
            }
        }
        assertEquals(20, kept.size());
        for (Frame frame : kept) {
            assertThrows(IllegalStateException.class, () -> frame.bytes().u8(0));
            assertThrows(IllegalStateException.class, frame::copy);
        }
    }

    @Test
    default void nothingStaysBehind() throws Exception {
        openSession().close();
        Resources.assertSettled(link(), () -> {
            for (int i = 0; i < 20; i++) {
                try (CaptureSession session =
                                openSession(CaptureOptions.builder().filter("udp"));
                        CaptureSession other = openSession()) {
                    link().arrive(TestFrames.udp(53, 20));
                    ContractCase.take(session);
                    other.setFilter("tcp");
                }
            }
        });
    }

    @Test
    default void aSessionThatWasDroppedIsClosedWhenItIsGarbage() throws Exception {
        openSession().close();
        Resources.assertSettledAfterCollection(link(), () -> {
            for (int i = 0; i < 5; i++) {
                openSession().next(Duration.ZERO);
            }
        });
    }
}
