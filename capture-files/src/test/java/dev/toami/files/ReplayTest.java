package dev.toami.files;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureInterruptedException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.LinkType;
import dev.toami.engine.SessionClosedException;
import dev.toami.engine.TransmitQueueFullException;
import dev.toami.engine.decorate.ForwardingSession;
import dev.toami.files.ReplayCounts.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class ReplayTest {
    private static final long MILLI = 1_000_000;

    @TempDir
    Path folder;

    private final QueueSession queue = new QueueSession();
    private final List<Long> times = new ArrayList<>();
    private Path file;

    /** Notes when frames are sent. */
    private final CaptureSession timed = new ForwardingSession(queue) {
        @Override
        public void inject(Bytes frame) throws CaptureException {
            times.add(System.nanoTime());
            super.inject(frame);
        }
    };

    @BeforeEach
    void name() {
        file = folder.resolve("in.pcap");
    }

    private interface Inject {
        void inject(int number, Bytes frame) throws CaptureException;
    }

    private CaptureSession session(Inject inject) {
        return new ForwardingSession(queue) {
            private int number;

            @Override
            public void inject(Bytes frame) throws CaptureException {
                inject.inject(number++, frame);
                super.inject(frame);
            }
        };
    }

    /** Frames of 100 bytes at these milliseconds, each with its number. */
    private List<CapturedFrame> write(long... millis) throws IOException {
        List<CapturedFrame> frames = new ArrayList<>();
        try (PcapWriter writer =
                PcapWriter.builder(LinkType.ETHERNET).nanoseconds(true).open(file)) {
            for (int i = 0; i < millis.length; i++) {
                CapturedFrame frame = CapturedFrame.of(
                        LinkType.ETHERNET,
                        QueueSession.TIME + millis[i] * MILLI,
                        100,
                        QueueSession.frame(i, 100).bytes());
                writer.write(frame);
                frames.add(frame);
            }
        }
        return frames;
    }

    private static List<Bytes> bytes(List<CapturedFrame> frames) {
        return frames.stream().map(CapturedFrame::bytes).toList();
    }

    /** Replays what was written; no frame is sent before its time. */
    private ReplayCounts assertNotEarly(Replay.Builder replay, double... millis) throws IOException {
        times.clear();
        long start = System.nanoTime();
        ReplayCounts counts = replay.on(timed).run(file);
        assertEquals(millis.length, times.size());
        for (int i = 0; i < millis.length; i++) {
            long early = start + (long) (millis[i] * MILLI) - times.get(i);
            int number = i;
            assertTrue(early <= 0, () -> "frame " + number + " is early by nanoseconds: " + early);
        }
        return counts;
    }

    private static void spin(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void gapsAreKept() throws IOException {
        List<CapturedFrame> frames = write(0, 10, 11, 30, 30, 45);
        ReplayCounts counts = assertNotEarly(Replay.builder(), 0, 10, 11, 30, 30, 45);
        assertEquals(bytes(frames), queue.injected());
        assertEquals(6, counts.sent());
        assertEquals(600, counts.sentBytes());
        assertEquals(Map.of(), counts.refused());
        assertTrue(counts.duration().compareTo(Duration.ofMillis(45)) >= 0, counts::toString);
        assertTrue(counts.framesPerSecond() <= 6 / 0.045, counts::toString);
    }

    @Test
    void aMultiplierAndRates() throws IOException {
        write(0, 100, 110, 300);
        assertNotEarly(Replay.builder().pace(ReplayPace.multiplied(10)), 0, 10, 11, 30);
        assertNotEarly(Replay.builder().pace(ReplayPace.framesPerSecond(100)), 0, 10, 20, 30);
        // 800 bits a frame.
        assertNotEarly(Replay.builder().pace(ReplayPace.bitsPerSecond(80_000)), 0, 10, 20, 30);
    }

    @Test
    void timesAreThoseOfThePace() {
        CapturedFrame frame = QueueSession.frame(5000, 60);
        long first = QueueSession.TIME;
        assertEquals(5000, ReplayPace.recorded().dueNanos(frame, first, 7, 700));
        assertEquals(2500, ReplayPace.multiplied(2).dueNanos(frame, first, 7, 700));
        assertEquals(10_000, ReplayPace.multiplied(0.5).dueNanos(frame, first, 7, 700));
        assertEquals(7000, ReplayPace.framesPerSecond(1e6).dueNanos(frame, first, 7, 700));
        assertEquals(5600, ReplayPace.bitsPerSecond(1e9).dueNanos(frame, first, 7, 700));
        assertEquals(0, ReplayPace.topSpeed().dueNanos(frame, first, 7, 700));
    }

    @Test
    void timeThatGoesBackIsNoGap() throws IOException {
        write(1000, 0, 1010);
        assertNotEarly(Replay.builder(), 0, 0, 10);
    }

    @Test
    void oneThatIsLateDoesNotDelayTheNext() throws IOException {
        write(0, 10, 20, 60);
        long shortest = Long.MAX_VALUE;
        // Somebody else may have the processors for a while.
        for (int attempt = 0; attempt < 5 && shortest > 79 * MILLI; attempt++) {
            CaptureSession slow = session((number, frame) -> {
                if (number == 1) {
                    spin(30 * MILLI);
                }
            });
            ReplayCounts counts = Replay.builder().on(slow).run(file);
            assertTrue(counts.late().toNanos() >= 19 * MILLI, counts::toString);
            shortest = Math.min(shortest, counts.duration().toNanos());
        }
        long most = shortest;
        assertTrue(most < 80 * MILLI, () -> most + " ns for a capture of 60 ms");
    }

    @Test
    void loopsFollowAtOnce() throws IOException {
        List<CapturedFrame> frames = write(0, 10);
        ReplayCounts counts = assertNotEarly(Replay.builder().loops(3), 0, 10, 10, 20, 20, 30);
        assertEquals(6, counts.sent());
        assertEquals(frames.get(1).bytes(), queue.injected().get(5));
        try (PcapReader reader = PcapReader.open(file)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Replay.builder().loops(2).on(timed).run(reader));
        }
    }

    @Test
    void topSpeedIsInBatches() throws IOException {
        List<CapturedFrame> frames = write(new long[1000]);
        List<Integer> sizes = new ArrayList<>();
        CaptureSession batches = new ForwardingSession(queue) {
            @Override
            public int inject(List<Bytes> all) throws CaptureException {
                sizes.add(all.size());
                // There is not always room for all.
                return delegate().inject(all.subList(0, (all.size() + 1) / 2));
            }
        };
        ReplayCounts counts =
                Replay.builder().pace(ReplayPace.topSpeed()).on(batches).run(file);
        assertEquals(1000, counts.sent());
        assertEquals(bytes(frames), queue.injected());
        assertEquals(64, sizes.get(0));
    }

    @Test
    void whatTheFilterRejectsLeavesItsGap() throws IOException {
        List<CapturedFrame> frames = write(0, 10, 20);
        ReplayCounts counts = assertNotEarly(Replay.builder().filter(frame -> QueueSession.number(frame) != 1), 0, 20);
        assertEquals(2, counts.sent());
        assertEquals(List.of(frames.get(0).bytes(), frames.get(2).bytes()), queue.injected());
    }

    @Test
    void framesThatWereCutAreSentAsTheyAre() throws IOException {
        try (PcapWriter writer = PcapWriter.builder(LinkType.ETHERNET).open(file)) {
            writer.write(CapturedFrame.of(LinkType.ETHERNET, 0, 1500, Bytes.wrap(new byte[60])));
        }
        ReplayCounts counts = Replay.builder().on(queue).run(file);
        assertEquals(1, counts.truncated());
        assertEquals(60, counts.sentBytes());
    }

    @Test
    void aFullQueueIsTriedAgain() throws IOException {
        write(0, 0, 0);
        CaptureSession full = session((number, frame) -> {
            if (number % 3 != 2) {
                throw new TransmitQueueFullException("full");
            }
        });
        ReplayCounts counts = Replay.builder().on(full).run(file);
        assertEquals(3, counts.sent());
        assertEquals(6, counts.retries());
        CaptureSession stuck = session((number, frame) -> {
            throw new TransmitQueueFullException("full");
        });
        write(0);
        counts = Replay.builder().on(stuck).run(file);
        assertEquals(0, counts.sent());
        assertEquals(Map.of(Refusal.QUEUE_FULL, 1L), counts.refused());
    }

    @Test
    void whatTheDeviceDoesNotTakeIsCounted() throws IOException {
        write(new long[200]);
        for (ReplayPace pace : List.of(ReplayPace.recorded(), ReplayPace.topSpeed())) {
            CaptureSession session = session((number, frame) -> {
                if (number == 70) {
                    throw new CaptureException("too long");
                }
            });
            ReplayCounts counts = Replay.builder().pace(pace).on(session).run(file);
            assertEquals(199, counts.sent());
            assertEquals(Map.of(Refusal.UNFIT, 1L), counts.refused());
            assertEquals(1, counts.refusedInAll());
        }
    }

    @Test
    void whatEndsTheDeviceEndsTheReplay() throws IOException {
        write(new long[100]);
        for (ReplayPace pace : List.of(ReplayPace.recorded(), ReplayPace.topSpeed())) {
            CaptureSession session = session((number, frame) -> {
                if (number == 70) {
                    throw new DeviceDownException("down");
                }
            });
            Replay replay = Replay.builder().pace(pace).on(session);
            assertThrows(DeviceDownException.class, () -> replay.run(file));
            assertEquals(70, replay.counts().sent());
        }
    }

    @Test
    void anotherLinkTypeIsRefused() throws IOException {
        try (PcapWriter writer = PcapWriter.builder(LinkType.LINUX_SLL2).open(file)) {
            writer.write(CapturedFrame.of(LinkType.LINUX_SLL2, 0, 60, Bytes.wrap(new byte[60])));
        }
        LinkTypeMismatchException error = assertThrows(
                LinkTypeMismatchException.class,
                () -> Replay.builder().on(queue).run(file));
        assertEquals(LinkType.LINUX_SLL2, error.captured());
        assertEquals(LinkType.ETHERNET, error.accepted());
        assertTrue(error.getMessage().contains("LINUX_SLL2"), error.getMessage());
        assertTrue(error.getMessage().contains("EN10MB"), error.getMessage());
        assertEquals(List.of(), queue.injected());
    }

    @Test
    void whatIsBeforeADamageIsSent() throws IOException {
        byte[] whole = PcapBytes.file(ByteOrder.LITTLE_ENDIAN, false)
                .record(0, 0, 60, 60, new byte[60])
                .record(0, 0, 60, 60, new byte[60])
                .toArray();
        for (ReplayPace pace : List.of(ReplayPace.recorded(), ReplayPace.topSpeed())) {
            Replay replay = Replay.builder().pace(pace).on(queue);
            try (PcapReader reader = PcapBytes.open(Arrays.copyOf(whole, whole.length - 1))) {
                assertThrows(CaptureFileException.class, () -> replay.run(reader));
            }
            assertEquals(1, replay.counts().sent());
        }
    }

    @Test
    void closingAndInterruptingEndALongGap() throws Exception {
        write(0, 3_600_000);
        for (boolean interrupts : new boolean[] {true, false}) {
            CountDownLatch begun = new CountDownLatch(1);
            CaptureSession session = new ForwardingSession(queue) {
                @Override
                public void inject(Bytes frame) throws CaptureException {
                    super.inject(frame);
                    begun.countDown();
                }
            };
            Replay replay = Replay.builder().on(session);
            Class<? extends CaptureException> end =
                    interrupts ? CaptureInterruptedException.class : SessionClosedException.class;
            FutureTask<Throwable> running = new FutureTask<>(() -> assertThrows(end, () -> replay.run(file)));
            Thread thread = new Thread(running);
            thread.start();
            begun.await();
            if (interrupts) {
                thread.interrupt();
            } else {
                queue.close();
            }
            running.get();
            assertEquals(1, replay.counts().sent());
        }
    }

    @Test
    void anInterruptThatComesWhileItReadsIsOneOfTheReplay() throws IOException {
        write(0, 0);
        Thread.currentThread().interrupt();
        assertThrows(
                CaptureInterruptedException.class,
                () -> Replay.builder().on(queue).run(file));
        assertTrue(Thread.interrupted());
    }

    @Test
    void aGapIsSleptThrough() throws IOException {
        write(0, 400);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        Replay.builder().on(queue).run(file);
        long spent = threads.getCurrentThreadCpuTime() - before;
        assertTrue(spent < 100 * MILLI, () -> spent + " ns of CPU time for a gap of 400 ms");
    }

    @Test
    void impossiblePacesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ReplayPace.multiplied(0));
        assertThrows(IllegalArgumentException.class, () -> ReplayPace.framesPerSecond(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> ReplayPace.bitsPerSecond(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> Replay.builder().loops(0));
    }
}
