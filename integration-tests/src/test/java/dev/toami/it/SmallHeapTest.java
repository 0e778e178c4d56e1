package dev.toami.it;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.testing.Needs;
import dev.toami.testing.VethPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Some seconds of load on a JVM with a heap of 64 MB. */
class SmallHeapTest {
    private static final int FRAMES = 400_000;
    private static final int PER_SECOND = 100_000;
    private static final long SLACK = 1 << 20;

    /** A call that polls takes some memory, and hands out many frames; one object a frame would be 16 bytes at least. */
    private static final long MOST_BYTES_A_FRAME = 8;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(SteadyCapture.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    @Test
    void theHeapStaysAsItIsUnderLoad() throws Exception {
        try (VethPair pair = VethPair.create();
                CaptureEngine engine = CaptureEngine.open();
                CaptureSession sender = engine.capture(pair.left(), CaptureOptions.defaults());
                Cli child = Cli.start(List.of(
                                System.getProperty("java.home") + "/bin/java",
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-XX:MaxDirectMemorySize=8m",
                                "-cp",
                                classes() + ":" + Cli.JAR,
                                SteadyCapture.class.getName(),
                                pair.right(),
                                Integer.toString(FRAMES)))
                        .awaitError("listening on")) {
            Bytes frame = Frames.udp(9, 18);
            long start = System.nanoTime();
            for (int i = 0; i < FRAMES; i++) {
                if (i % 64 == 0) {
                    LockSupport.parkNanos(start + i * 1_000_000_000L / PER_SECOND - System.nanoTime());
                }
                sender.inject(frame);
            }
            assertEquals(0, child.exitCode(), child::err);
            String[] numbers = child.out().strip().split(" ", -1);
            System.out.println("received, lost, heap after a quarter and at the end, bytes allocated a frame: "
                    + List.of(numbers));
            assertEquals(FRAMES, Long.parseLong(numbers[0]) + Long.parseLong(numbers[1]));
            assertTrue(Long.parseLong(numbers[4]) < MOST_BYTES_A_FRAME, child::out);
            assertTrue(Long.parseLong(numbers[3]) < Long.parseLong(numbers[2]) + SLACK, child::out);
        }
    }
}
