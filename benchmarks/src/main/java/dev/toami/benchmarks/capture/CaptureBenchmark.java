package dev.toami.benchmarks.capture;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures what README.md says; runs in a network namespace of its own, with the veth devices r0 and g0. */
final class CaptureBenchmark {
    private static final String RECEIVING = "r0";
    private static final int GENERATOR_CPU = 0;
    private static final int RECEIVER_CPU = 1;

    private final Options options;
    private final Programs programs;
    private final Path rows;
    private final File log;

    private CaptureBenchmark(Options options) throws IOException {
        this.options = options;
        this.programs = new Programs(options);
        Files.createDirectories(options.out());
        rows = options.out().resolve("rows.jsonl");
        log = options.out().resolve("log.txt").toFile();
        Files.deleteIfExists(rows);
        Files.deleteIfExists(log.toPath());
    }

    /** Arguments: the directory of this checkout, then options. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = new Options(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
        CaptureBenchmark benchmark = new CaptureBenchmark(options);
        for (int round = 1; round <= options.number("rounds"); round++) {
            benchmark.round(round);
            System.err.println("round " + round + " of " + options.number("rounds") + " is done");
        }
        Report.write(options.out());
    }

    private void round(int round) throws IOException, InterruptedException {
        if (options.list("parts").contains("receive")) {
            Map<String, List<String>> together = receivers("together");
            if (!together.isEmpty()) {
                receive(round, "together", together);
            }
            for (var receiver : receivers("alone").entrySet()) {
                receive(round, "alone", Map.of(receiver.getKey(), receiver.getValue()));
            }
        }
    }

    private Map<String, List<String>> receivers(String option) throws IOException {
        return programs.commands(options.list(option), List.of(RECEIVING));
    }

    /** Opens receivers, lets the JVM compile them, and measures every size at every rate. */
    private void receive(int round, String mode, Map<String, List<String>> commands)
            throws IOException, InterruptedException {
        List<Agent> receivers = new ArrayList<>();
        try (Agent generator = generator()) {
            generator.ask("lock");
            try {
                for (var command : commands.entrySet()) {
                    receivers.add(Agent.start(command.getKey(), RECEIVER_CPU, command.getValue(), log));
                }
                for (Agent receiver : receivers) {
                    receiver.await("READY");
                }
                Measurement measurement = new Measurement(generator, receivers);
                boolean isNative = commands.keySet().stream().allMatch(Programs::isNative);
                measurement.run("run 60 0 " + (isNative ? 0.3 : options.seconds("warmup")));
                for (String size : options.list("sizes")) {
                    for (String rate : options.list("rates")) {
                        String command = "run " + size + " " + rate.replace("flat", "0") + " ";
                        Row row = new Row().with("part", "receive").with("mode", mode).with("round", round);
                        row.with("size", size).with("rate", rate);
                        measurement.run(command + options.text("seconds"))
                                .forEach(result -> write(new Row().with(row).with(result)));
                    }
                }
            } finally {
                for (Agent receiver : receivers) {
                    receiver.close();
                }
            }
        }
    }

    /** It lets go of the lock when it ends. */
    private Agent generator() throws IOException {
        List<String> command =
                new ArrayList<>(List.of(options.programs().resolve("generator").toString(), RECEIVING));
        if (!options.text("lock").isEmpty()) {
            command.add(options.text("lock"));
        }
        return Agent.start("generator", GENERATOR_CPU, command, log);
    }

    private void write(Row row) {
        try {
            Files.writeString(rows, row + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
