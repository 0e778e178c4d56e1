package dev.toami.it;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import com.sun.management.ThreadMXBean;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Direction;

/** A program of a small machine: counts frames until as many came or were lost as were sent, and tells what that took. */
public final class SteadyCapture {
    private SteadyCapture() {}

    /** The device, and how many frames are sent. */
    public static void main(String[] arguments) throws Exception {
        long sent = Long.parseLong(arguments[1]);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        CaptureOptions options =
                CaptureOptions.builder().direction(Direction.IN).build();
        try (CaptureEngine engine = CaptureEngine.open();
                CaptureSession session = engine.capture(arguments[0], options)) {
            System.err.println("listening on " + arguments[0]);
            long handled = 0;
            long early = 0;
            long earlyHeap = 0;
            long earlyAllocated = 0;
            int came = 0;
            // Reading statistics asks for all devices, which takes memory of its own.
            while (came > 0 || handled + session.statistics().droppedByKernel() < sent) {
                came = session.poll(frame -> {}, 1 << 16, Duration.ofMillis(200));
                handled += came;
                if (early == 0 && handled >= sent / 4) {
                    earlyHeap = usedHeap();
                    early = handled;
                    earlyAllocated = threads.getThreadAllocatedBytes(thread);
                }
            }
            long allocated = threads.getThreadAllocatedBytes(thread) - earlyAllocated;
            System.out.println(
                    session.statistics().received() + " " + session.statistics().droppedByKernel() + " " + earlyHeap
                            + " " + usedHeap() + " " + allocated / Math.max(1, handled - early));
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
