package dev.toami.it;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureGroup;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.FanoutMode;
import dev.toami.engine.PermissionDeniedException;

/** A program that captures between two devices with what rights it has, and prints what it could do. */
final class RestrictedWork {
    private static final Bytes FRAME = Bytes.parseHex("020000000002020000000001" + "88b5" + "00".repeat(46));

    private RestrictedWork() {}

    /** @param arguments the two devices, then the user to become, if any */
    public static void main(String[] arguments) throws Exception {
        CaptureOptions options = CaptureOptions.builder()
                .promiscuous(true)
                .filter("ether proto 0x88b5")
                .build();
        try (CaptureEngine engine = CaptureEngine.open();
                CaptureSession left = engine.capture(arguments[0], options);
                CaptureSession right = engine.capture(arguments[1], options);
                CaptureGroup group = engine.captureGroup(arguments[1], options, FanoutMode.LB, 2)) {
            work(left, right, group);
            System.out.println("rights " + rights());
            if (arguments.length > 2) {
                // It has loaded what it needs: its class path may be for others to read.
                tryToOpen(engine, arguments[0]);
                engine.dropPrivileges(arguments[2]);
                System.out.println("rights " + rights());
                work(left, right, group);
                tryToOpen(engine, arguments[0]);
            }
        }
    }

    private static void work(CaptureSession left, CaptureSession right, CaptureGroup group) throws CaptureException {
        long before = group.statistics().received();
        left.inject(FRAME);
        boolean came = right.next(Duration.ofSeconds(10)).isPresent();
        right.setFilter("ether proto 0x88b6");
        left.inject(FRAME);
        boolean isFiltered = right.next(Duration.ofMillis(300)).isEmpty();
        right.setFilter("");
        left.inject(FRAME);
        boolean cameAgain = right.next(Duration.ofSeconds(10)).isPresent();
        System.out.println("captured " + came + " filtered " + isFiltered + " captured " + cameAgain + " shared "
                + (group.statistics().received() - before));
    }

    private static void tryToOpen(CaptureEngine engine, String device) throws CaptureException {
        try (CaptureSession session = engine.capture(device, CaptureOptions.defaults())) {
            System.out.println("opened " + session.isOpen());
        } catch (PermissionDeniedException e) {
            System.out.println("refused");
        }
    }

    /** Of all threads, each different set once. */
    private static Set<String> rights() throws Exception {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                if (Files.exists(task)) {
                    all.add(rights(Files.readAllLines(task.resolve("status"), StandardCharsets.ISO_8859_1)));
                }
            }
        }
        return all;
    }

    private static String rights(List<String> status) {
        return String.join(
                " ",
                status.stream()
                        .filter(line -> line.matches("(Uid|Gid|CapPrm|CapEff|CapAmb):.*"))
                        .map(line -> line.replaceAll("\\s+", " "))
                        .toList());
    }
}
