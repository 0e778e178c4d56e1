package dev.toami.it.kill;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process takes, in bytes, after a collection.
 *
 * @param heap objects
 * @param direct memory of direct buffers
 * @param resident all of it that is in the machine's memory
 */
record MemoryInUse(long heap, long direct, long resident) {
    private static final int MOST_LOOKS = 50;
    private static final int CALM_LOOKS = 5;

    /** Once it shrinks no more: cleaners free what a collection has found on a thread of their own, whose turn has to come. */
    static MemoryInUse now() throws IOException, InterruptedException {
        MemoryInUse before = look();
        int calm = 0;
        for (int i = 0; i < MOST_LOOKS && calm < CALM_LOOKS; i++) {
            Thread.sleep(20);
            MemoryInUse after = look();
            calm = after.direct >= before.direct && after.heap >= before.heap ? calm + 1 : 0;
            before = after;
        }
        return before;
    }

    private static MemoryInUse look() throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        long resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElseThrow();
        return new MemoryInUse(heap, direct, resident);
    }

    boolean isWithin(MemoryInUse most) {
        return heap <= most.heap && direct <= most.direct && resident <= most.resident;
    }

    MemoryInUse plus(long moreHeap, long moreDirect, long moreResident) {
        return new MemoryInUse(heap + moreHeap, direct + moreDirect, resident + moreResident);
    }

    @Override
    public String toString() {
        return String.format(
                "heap %d KiB, direct buffers %d KiB, resident %d KiB", heap >> 10, direct >> 10, resident >> 10);
    }
}
