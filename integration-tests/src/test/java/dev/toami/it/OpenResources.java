package dev.toami.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What sessions of this process hold of the kernel: sockets, event descriptors, mapped rings. */
public final class OpenResources {
    private static final int ATTEMPTS = 150;
    private static final int PAUSE_MILLIS = 20;

    private OpenResources() {}

    public static long count() throws IOException {
        long descriptors = descriptors().stream()
                .filter(target -> target.startsWith("socket:") || target.contains("eventfd"))
                .count();
        long rings = Files.readAllLines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.contains("socket:"))
                .count();
        return descriptors + rings;
    }

    /** The count when it is {@code expected}, or when it never becomes that. */
    static long await(long expected) throws IOException, InterruptedException {
        for (int i = 0; i < ATTEMPTS && count() != expected; i++) {
            Thread.sleep(PAUSE_MILLIS);
        }
        return count();
    }

    private static List<String> descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.map(OpenResources::target).toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "closed meanwhile";
        }
    }
}
