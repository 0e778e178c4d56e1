package dev.toami.benchmarks.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Measures what README.md says; in a network namespace of its own, with the veth devices r0 and g0. */
final class CaptureBenchmark {
    private static final int STAMPS = 1000;
    private static final int STAMP_MICROSECONDS = 1000;
    private static final int OPENING_RATE = 100_000;
    private static final double NATIVE_WARM_UP = 0.3;

    /** Marks belong to what is warmed up: a JVM compiles its receiver again when it sees the first that comes so late. */
    private static final int WARM_UPS = 3;

    private final Options options;
    private final Programs programs;
    private final Lab lab;
    private final int round;

    private CaptureBenchmark(Options options, Lab lab, int round) {
        this.options = options;
        this.programs = new Programs(options);
        this.lab = lab;
        this.round = round;
    }

    /** Arguments: the directory of this checkout, then options. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            measure(arguments);
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("benchmarks/capture: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void measure(String[] arguments) throws IOException, InterruptedException {
        Options options = new Options(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length));
        if (!options.isReportOnly()) {
            Lab lab = new Lab(options);
            lab.write(lab.machine());
            for (int round = 1; round <= options.number("rounds"); round++) {
                new CaptureBenchmark(options, lab, round).run();
                System.err.println("round " + round + " of " + options.number("rounds") + " is done");
            }
        }
        Report.write(options.out());
    }

    private void run() throws IOException, InterruptedException {
        List<String> parts = options.list("parts");
        if (parts.contains("receive")) {
            receive("together", receivers("together"));
            for (var one : inTurn(receivers("alone"))) {
                receive("alone", one);
            }
        }
        if (parts.contains("send")) {
            send();
        }
        if (parts.contains("latency")) {
            List<String> arguments = List.of(Lab.RECEIVING, "latency");
            for (var one : inTurn(programs.commands(options.list("latency"), arguments))) {
                latency(one);
            }
        }
        if (parts.contains("open")) {
            for (var one : inTurn(receivers("openers"))) {
                open(one);
            }
        }
    }

    private Map<String, List<String>> receivers(String option) throws IOException {
        return programs.commands(options.list(option), List.of(Lab.RECEIVING));
    }

    /** One at a time, and not always the same one first. */
    private List<Map<String, List<String>>> inTurn(Map<String, List<String>> commands) {
        List<Map<String, List<String>>> turns = new ArrayList<>();
        commands.forEach((name, command) -> turns.add(Map.of(name, command)));
        Collections.rotate(turns, round - 1);
        return turns;
    }

    private Row row(String part, String mode) {
        return new Row().with("part", part).with("mode", mode).with("round", round);
    }

    private double warmUp(Map<String, List<String>> commands) {
        boolean isNative = commands.keySet().stream().allMatch(Programs::isNative);
        return isNative ? NATIVE_WARM_UP : options.seconds("warmup");
    }

    private void receive(String mode, Map<String, List<String>> commands) throws IOException, InterruptedException {
        if (commands.isEmpty()) {
            return;
        }
        try (Agent generator = lab.generator();
                Agents receivers = lab.start(commands, Lab.RECEIVER_CPU)) {
            Measurement measurement = new Measurement(generator, receivers.all());
            List<String> sizes = options.list("sizes");
            for (int i = 0; i < WARM_UPS * sizes.size(); i++) {
                String size = sizes.get(i % sizes.size());
                measurement.run("run " + size + " 0 " + warmUp(commands) / (WARM_UPS * sizes.size()));
            }
            for (String size : sizes) {
                for (String rate : options.list("rates")) {
                    String command = "run " + size + " " + rate.replace("flat", "0") + " " + options.text("seconds");
                    for (Row result : measurement.run(command)) {
                        lab.write(row("receive", mode)
                                .with("size", size)
                                .with("rate", rate)
                                .with(result));
                    }
                }
            }
        }
    }

    private void send() throws IOException, InterruptedException {
        Map<String, List<String>> commands = programs.commands(options.list("senders"), List.of(Lab.SENDING));
        try (Agent clock = lab.generator();
                Agents senders = lab.start(commands, Lab.GENERATOR_CPU)) {
            List<Agent> turns = new ArrayList<>(senders.all());
            Collections.rotate(turns, round - 1);
            for (Agent sender : turns) {
                // Twice: at the end of the first run a JVM throws away the code of its loop.
                String half =
                        "60 " + (Programs.isNative(sender.name()) ? NATIVE_WARM_UP : options.seconds("warmup")) / 2;
                sender.ask(half);
                sender.ask(half);
            }
            for (String size : options.list("sizes")) {
                for (Agent sender : turns) {
                    long arrived = Machine.received(Lab.RECEIVING);
                    long cpu = sender.cpu(clock);
                    Row result = Row.parse(sender.ask(size + " " + options.text("seconds")));
                    Row row = row("send", "in turn").with("size", size).with("receiver", sender.name());
                    row.with("cpu", (sender.cpu(clock) - cpu) / 1e9).with(result);
                    lab.write(row.with("arrived", Machine.received(Lab.RECEIVING) - arrived));
                }
            }
        }
    }

    private void latency(Map<String, List<String>> commands) throws IOException, InterruptedException {
        String command = "stamp " + Lab.SENDING + " " + STAMPS + " " + STAMP_MICROSECONDS;
        try (Agent generator = lab.generator();
                Agents receivers = lab.start(commands, Lab.RECEIVER_CPU)) {
            Measurement measurement = new Measurement(generator, receivers.all());
            measurement.run(command);
            for (Row result : measurement.run(command)) {
                lab.write(row("latency", "immediate").with(result));
            }
        }
    }

    private void open(Map<String, List<String>> commands) throws IOException, InterruptedException {
        try (Agent generator = lab.generator();
                Agents openers = lab.start(commands, Lab.RECEIVER_CPU)) {
            generator.tell("run 60 " + OPENING_RATE + " 600");
            for (Agent opener : openers.all()) {
                Row result = Row.parse(opener.await("RESULT "));
                lab.write(row("open", "with traffic")
                        .with("receiver", opener.name())
                        .with(result));
            }
        }
    }
}
