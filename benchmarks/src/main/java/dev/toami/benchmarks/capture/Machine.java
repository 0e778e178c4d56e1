package dev.toami.benchmarks.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What {@code /proc} says. */
final class Machine {
    private Machine() {}

    /** What the results are of. */
    static Row row() throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.replaceFirst(".*: ", ""))
                .orElse(System.getProperty("os.arch"));
        return new Row()
                .with("part", "machine")
                .with("kernel", System.getProperty("os.version"))
                .with("processor", model)
                .with("processors", Runtime.getRuntime().availableProcessors())
                .with("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** How many frames have arrived at a device. */
    static long received(String device) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/net/dev"));
        String counters = lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(device + ":"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(counters.split("[: ]+", -1)[2]);
    }
}
