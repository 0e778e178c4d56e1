package dev.toami.it.kill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What this process holds that sessions might leave behind.
 *
 * @param descriptors all but those of files
 * @param rings mapped memory of sockets
 * @param zeroPages bytes of the pages that stand where rings were whose frames are still referred to
 */
record Held(long descriptors, long rings, long zeroPages, Set<Thread> threads) {
    /** Those of the JVM and of libraries come and go as they like. */
    private static final List<String> OTHERS_THREADS =
            List.of("process reaper", "Cleaner-", "Common-Cleaner", "JNA Cleaner", "ForkJoinPool.commonPool");

    /** Something to do that may fail in any way. */
    interface Action {
        void run() throws Exception;
    }

    /** Fails if after {@code action} more is held than before. What it refers to must end with it. */
    static void assertNothingStays(Action action) throws Exception {
        Held before = now();
        action.run();
        before.awaitAgain();
    }

    static Held now() throws IOException {
        List<String> maps = Files.readAllLines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1);
        long rings = maps.stream().filter(line -> line.contains("socket:")).count();
        long zeroPages = maps.stream()
                .filter(line ->
                        line.contains(" r--p 00000000 00:00 0") && line.strip().endsWith(" 0"))
                .mapToLong(Held::length)
                .sum();
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> OTHERS_THREADS.stream().anyMatch(thread.getName()::startsWith));
        return new Held(countDescriptors(), rings, zeroPages, threads);
    }

    private static long countDescriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(descriptor -> !isFile(descriptor)).count();
        }
    }

    private static boolean isFile(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).isAbsolute();
        } catch (IOException e) {
            // The one that the list was read from.
            return true;
        }
    }

    private static long length(String mapping) {
        String[] ends = mapping.substring(0, mapping.indexOf(' ')).split("-", -1);
        return Long.parseUnsignedLong(ends[1], 16) - Long.parseUnsignedLong(ends[0], 16);
    }

    /** Waits until no more is held than is here: sessions are released by threads, and some of it by the collector. */
    private void awaitAgain() throws IOException {
        Held[] now = {now()};
        try {
            Kill.await("all is given back", () -> {
                now[0] = now();
                if (!now[0].isMoreThan(this)) {
                    return true;
                }
                System.gc();
                return false;
            });
        } catch (AssertionError e) {
            throw new AssertionError("a leak: " + now[0].text(threads) + "; before: " + text(threads), e);
        }
    }

    private boolean isMoreThan(Held before) {
        return descriptors > before.descriptors
                || rings > before.rings
                || zeroPages > before.zeroPages
                || !before.threads.containsAll(threads);
    }

    private String text(Collection<Thread> known) {
        List<String> others = threads.stream()
                .filter(thread -> !known.contains(thread))
                .map(Thread::getName)
                .toList();
        return descriptors + " descriptors, " + rings + " rings, " + zeroPages + " bytes of zero pages, threads "
                + others;
    }
}
