package dev.toami.it;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.engine.LinkType;
import dev.toami.files.PcapWriter;
import dev.toami.files.Replay;
import dev.toami.files.ReplayCounts;
import dev.toami.files.ReplayPace;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a replay does to the gaps of a capture, by the kernel's timestamps at the other end of a pair. */
class ReplayGapsTest {
    private static final long MEDIAN_NANOS = 50_000;
    /** Somebody else may have the processors for a while. */
    private static final int ATTEMPTS = 5;

    private static final int FRAMES = 200;

    @TempDir
    Path folder;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    private static Bytes frame(int number) {
        byte[] bytes = new byte[60];
        bytes[12] = (byte) 0x88;
        bytes[13] = (byte) 0xb5;
        bytes[14] = (byte) number;
        return Bytes.wrap(bytes);
    }

    /** Gaps of 0 to 8 ms. */
    private List<Long> write(Path file) throws Exception {
        Random random = new Random(5);
        List<Long> times = new ArrayList<>();
        long time = 1_450_155_687_908_450_123L;
        try (PcapWriter writer =
                PcapWriter.builder(LinkType.ETHERNET).nanoseconds(true).open(file)) {
            for (int i = 0; i < FRAMES; i++) {
                writer.write(CapturedFrame.of(LinkType.ETHERNET, time, 60, frame(i)));
                times.add(time);
                time += random.nextInt(8_000_000);
            }
        }
        return times;
    }

    /** How far gaps between arrivals are from those between {@code times}, in nanoseconds: the median. */
    private static long deviation(List<Long> arrivals, List<Long> times, double multiplier) {
        long[] deviations = new long[times.size() - 1];
        for (int i = 0; i < deviations.length; i++) {
            long gap = arrivals.get(i + 1) - arrivals.get(i);
            deviations[i] = Math.abs(gap - (long) ((times.get(i + 1) - times.get(i)) / multiplier));
        }
        Arrays.sort(deviations);
        return deviations[deviations.length / 2];
    }

    @Test
    void gapsArriveAsTheyWereRecorded() throws Exception {
        Path file = folder.resolve("gaps.pcap");
        List<Long> times = write(file);
        List<Long> medians = new ArrayList<>();
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = Backend.AFPACKET.open();
                CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                CaptureSession receiver = engine.capture(
                        pair.right(),
                        CaptureOptions.builder()
                                .direction(Direction.IN)
                                .immediate(true)
                                .build())) {
            for (double multiplier : new double[] {1, 4}) {
                Replay.Builder replay = Replay.builder().pace(ReplayPace.multiplied(multiplier));
                long median = Long.MAX_VALUE;
                for (int attempt = 0; attempt < ATTEMPTS && median > MEDIAN_NANOS; attempt++) {
                    ReplayCounts counts = replay.on(sender).run(file);
                    assertEquals(FRAMES, counts.sent());
                    List<Long> arrivals = new ArrayList<>();
                    for (int i = 0; i < FRAMES; i++) {
                        CapturedFrame arrived =
                                receiver.next(Duration.ofSeconds(10)).orElseThrow();
                        assertEquals(frame(i), arrived.bytes());
                        arrivals.add(arrived.timestampNanos());
                    }
                    median = deviation(arrivals, times, multiplier);
                    medians.add(median);
                }
                assertTrue(median <= MEDIAN_NANOS, () -> "medians of the deviation in nanoseconds: " + medians);
            }
        }
        System.out.println("gaps of a replay, medians of the deviation in nanoseconds: " + medians);
    }
}
