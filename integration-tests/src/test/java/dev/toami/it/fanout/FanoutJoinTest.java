package dev.toami.it.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureGroup;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Direction;
import dev.toami.engine.Fanout;
import dev.toami.engine.FanoutMode;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Members that join while frames rush by get none that another one gets. */
class FanoutJoinTest {
    private static final int MAX_FRAMES = 2_000_000;
    private static final int BURST = 64;

    /** How many frames may be under way from one end to the other: net.core.netdev_max_backlog. */
    private static final int UNDER_WAY = 1000;

    private static final CaptureOptions OPTIONS = CaptureOptions.builder()
            .direction(Direction.IN)
            .bufferSize(32 << 20)
            .fanout(Fanout.of(FanoutMode.LB, 7))
            .build();

    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicInteger sent = new AtomicInteger();

    /** What was sent while a member joined. */
    private record Span(int from, int to) {
        boolean contains(int number) {
            return number >= from - UNDER_WAY && number < to + BURST + UNDER_WAY;
        }
    }

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @Test
    void whatIsSentWhileNobodyJoinsComesOnceAndNothingTwice() throws Exception {
        Census census = new Census(MAX_FRAMES);
        List<Span> joins = new ArrayList<>();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = CaptureEngine.open();
                CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                Readers readers = new Readers(census)) {
            readers.start(engine.capture(pair.right(), OPTIONS));
            Future<?> sending = thread.submit(send(sender));
            for (int member = 1; member < 6; member++) {
                awaitSent(sent.get() + 3 * UNDER_WAY);
                int before = sent.get();
                readers.start(engine.capture(pair.right(), OPTIONS));
                joins.add(new Span(before, sent.get()));
            }
            awaitSent(sent.get() + 3 * UNDER_WAY);
            stop.set(true);
            sending.get();
            readers.awaitQuiet();
            engine.close();
            readers.join();
        } finally {
            thread.shutdownNow();
        }
        assertEquals(0, census.more(1), "frames that came to two members");
        List<Integer> lost = census.missing(sent.get());
        assertTrue(
                lost.stream().allMatch(number -> joins.stream().anyMatch(join -> join.contains(number))),
                () -> "lost of " + sent + " while nobody joined: " + lost + ", joins: " + joins);
        System.out.println("5 joins under load: " + lost.size() + " frames of " + sent + " lost, none twice");
    }

    @Test
    void aGroupThatIsOpenedUnderLoadGetsEverythingFromThenOn() throws Exception {
        Census census = new Census(MAX_FRAMES);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = CaptureEngine.open();
                CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                Readers readers = new Readers(census)) {
            Future<?> sending = thread.submit(send(sender));
            awaitSent(UNDER_WAY);
            CaptureGroup group = engine.captureGroup(pair.right(), OPTIONS, FanoutMode.LB, 4);
            int open = sent.get() + BURST;
            group.members().forEach(readers::start);
            awaitSent(open + 20 * UNDER_WAY);
            stop.set(true);
            sending.get();
            readers.awaitQuiet();
            group.close();
            readers.join();
            assertEquals(0, census.more(1), "frames that came to two members");
            assertEquals(
                    0,
                    census.missing(sent.get()).stream().filter(n -> n >= open).count());
        } finally {
            thread.shutdownNow();
        }
    }

    private Callable<Void> send(CaptureSession sender) {
        return () -> {
            while (!stop.get() && sent.get() < MAX_FRAMES - BURST) {
                NumberedFrames.send(sender, sent.get(), sent.get() + BURST);
                sent.addAndGet(BURST);
            }
            return null;
        };
    }

    private void awaitSent(int frames) throws InterruptedException {
        while (sent.get() < Math.min(frames, MAX_FRAMES - BURST)) {
            Thread.sleep(1);
        }
    }
}
