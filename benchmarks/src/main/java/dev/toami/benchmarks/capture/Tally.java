package dev.toami.benchmarks.capture;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;

import com.sun.management.ThreadMXBean;

/** What a receiver in Java counts and says; the protocol of {@code receiver.h}. For the thread that reads. */
final class Tally {
    private static final int WARM = 0xed;
    private static final int MAX_STAMPS = 1 << 16;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Whether the time in each frame is compared with the clock. */
    final boolean wantsStamps;

    private final LongSupplier dropped;
    private final long[] latencies = new long[MAX_STAMPS];
    private long packets;
    private long bytes;
    private long sum;
    private int stamped;
    private long started;
    private long droppedBefore;
    private long allocatedBefore;

    Tally(boolean wantsStamps, LongSupplier dropped) {
        this.wantsStamps = wantsStamps;
        this.dropped = dropped;
    }

    static void ready() {
        System.out.println("READY");
    }

    /** Whether a frame whose destination ends so is none to count. */
    static boolean isMark(int lastOfDestination) {
        return lastOfDestination >= WARM;
    }

    void mark(int lastOfDestination) {
        if (lastOfDestination == WARM) {
            packets = 0;
            bytes = 0;
            sum = 0;
            stamped = 0;
            droppedBefore = dropped.getAsLong();
            started = System.nanoTime();
            allocatedBefore = allocated();
            System.out.println("WARM");
            return;
        }
        StringBuilder result = new StringBuilder("RESULT {\"packets\":").append(packets);
        long allocated = allocated() - allocatedBefore;
        result.append(",\"bytes\":").append(bytes);
        result.append(",\"sum\":\"").append(sum).append('"');
        result.append(",\"receiver_seconds\":").append((System.nanoTime() - started) / 1e9);
        result.append(",\"dropped\":").append(dropped.getAsLong() - droppedBefore);
        result.append(",\"allocated\":").append(allocated);
        if (stamped > 0) {
            Arrays.sort(latencies, 0, stamped);
            result.append(",\"latency_median\":").append(latencies[stamped / 2] / 1e3);
            result.append(",\"latency_p99\":").append(latencies[stamped * 99 / 100] / 1e3);
        }
        System.out.println(result.append('}'));
    }

    /** Bytes that this thread has allocated. */
    static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** @param headers the sum of the frame's header fields */
    void count(int length, long headers) {
        packets++;
        bytes += length;
        sum += headers;
    }

    /** @param sent when the frame was sent, by CLOCK_MONOTONIC, which {@link System#nanoTime} is on Linux */
    void stamp(long sent) {
        if (stamped < latencies.length) {
            latencies[stamped++] = System.nanoTime() - sent;
        }
    }
}
