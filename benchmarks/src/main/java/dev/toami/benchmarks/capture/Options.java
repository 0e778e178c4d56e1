package dev.toami.benchmarks.capture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The command line. */
final class Options {
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("parts", "receive,send,latency,open"),
            Map.entry("together", "ring,pcap,gopacket,leased"),
            Map.entry("alone", "ring,pcap,gopacket,pcap4j,leased,owned,dissect"),
            Map.entry("senders", "send,sendmmsg,sendmmsg-distinct,txring,inject,inject-batch,inject-batch-distinct"),
            Map.entry("latency", "ring,pcap,leased"),
            Map.entry("openers", "open-pcap,open-toami"),
            Map.entry("rounds", "7"),
            Map.entry("sizes", "60,512,1514"),
            Map.entry("rates", "flat,500000"),
            Map.entry("seconds", "2"),
            Map.entry("warmup", "10"),
            Map.entry("out", ""),
            Map.entry("lock", ""));

    private final Map<String, String> values = new HashMap<>(DEFAULTS);

    /** Checkouts whose classes are measured. */
    final List<Path> trees = new ArrayList<>();

    final List<Path> jdks = new ArrayList<>();
    final List<String> javaOptions = new ArrayList<>();

    /** The checkout that this program is of. */
    final Path home;

    private boolean reportOnly;

    Options(Path home, List<String> arguments) {
        this.home = home;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            String name = option.replaceFirst("^--", "");
            if (name.equals("quick")) {
                values.putAll(Map.of("rounds", "2", "sizes", "60", "seconds", "1", "warmup", "1.5"));
                continue;
            }
            if (name.equals("report")) {
                reportOnly = true;
                continue;
            }
            if (!rest.hasNext() || !option.startsWith("--")) {
                throw new IllegalArgumentException("what is " + option + "? See benchmarks/README.md");
            }
            String value = rest.next();
            switch (name) {
                case "toami" -> trees.add(Path.of(value).toAbsolutePath().normalize());
                case "jdk" -> jdks.add(Path.of(value).toAbsolutePath().normalize());
                case "java-option" -> javaOptions.add(value);
                case "receivers" -> values.putAll(Map.of("together", value, "alone", value));
                default -> {
                    if (values.replace(name, value) == null) {
                        throw new IllegalArgumentException("there is no option --" + name);
                    }
                }
            }
        }
        if (trees.isEmpty()) {
            trees.add(home);
        }
        if (jdks.isEmpty()) {
            jdks.add(Path.of(System.getProperty("java.home")));
        }
    }

    /** Separated by commas; {@code none} is none. */
    List<String> list(String name) {
        return values.get(name).equals("none")
                ? List.of()
                : List.of(values.get(name).split(",", -1));
    }

    /** Whether only the report is made again, from the rows that are there. */
    boolean isReportOnly() {
        return reportOnly;
    }

    String text(String name) {
        return values.get(name);
    }

    int number(String name) {
        return Integer.parseInt(values.get(name));
    }

    double seconds(String name) {
        return Double.parseDouble(values.get(name));
    }

    /** Where C and Go programs are. */
    Path programs() {
        return home.resolve("benchmarks/target/capture");
    }

    /** Where the results go. */
    Path out() {
        return values.get("out").isEmpty() ? programs().resolve("results") : Path.of(values.get("out"));
    }
}
