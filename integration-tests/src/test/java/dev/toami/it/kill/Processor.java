package dev.toami.it.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;

/** Keeps threads where they are. */
final class Processor {
    private static final String ALLOWED = "Cpus_allowed_list:";

    private Processor() {}

    /** Binds the calling thread to the first processor that it may run on, see sched_setaffinity(2). */
    static void keepThread() {
        int first = firstAllowed();
        long[] mask = new long[16];
        mask[first / Long.SIZE] = 1L << first % Long.SIZE;
        int result = NativeLibrary.getProcess()
                .getFunction("sched_setaffinity")
                .invokeInt(new Object[] {0, new NativeLong((long) mask.length * Long.BYTES), mask});
        if (result < 0) {
            throw new AssertionError("sched_setaffinity failed with errno " + Native.getLastError());
        }
    }

    private static int firstAllowed() {
        try {
            List<String> status = Files.readAllLines(Path.of("/proc/thread-self/status"));
            return status.stream()
                    .filter(line -> line.startsWith(ALLOWED))
                    .map(line -> line.substring(ALLOWED.length()).strip().split("[-,]", 2)[0])
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
