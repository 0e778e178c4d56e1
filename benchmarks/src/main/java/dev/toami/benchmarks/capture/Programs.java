package dev.toami.benchmarks.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The programs that are measured, by the names that the results have. */
final class Programs {
    /** In C and Go, and what they are started with. */
    private static final Map<String, List<String>> NATIVE = Map.of(
            "ring", List.of("ring"),
            "pcap", List.of("pcap"),
            "gopacket", List.of("gopacket"),
            "send", List.of("send", "send"),
            "sendmmsg", List.of("send", "sendmmsg"),
            "sendmmsg-distinct", List.of("send", "sendmmsg-distinct"),
            "txring", List.of("send", "txring"),
            "open-pcap", List.of("open"));

    /** Ours, each of which takes its name as its first argument. */
    private static final Map<String, Class<?>> OURS = Map.of(
            "leased", ToamiReceiver.class,
            "owned", ToamiReceiver.class,
            "dissect", ToamiReceiver.class,
            "inject", ToamiSender.class,
            "inject-batch", ToamiSender.class,
            "inject-batch-distinct", ToamiSender.class,
            "open-toami", ToamiOpener.class);

    private static final String PCAP4J = "pcap4j";

    /** As the command {@code toami} runs, and with the blocks that the C programs have. */
    private static final List<String> OUR_OPTIONS =
            List.of("-XX:-UsePerfData", "-Dtoami.afpacket.block-size=" + (1 << 20));

    private final Options options;

    Programs(Options options) {
        this.options = options;
    }

    static boolean isNative(String name) {
        return NATIVE.containsKey(name);
    }

    /**
     * A command for each name, and for each checkout and JDK if there are several.
     *
     * @param arguments what follows the name
     */
    Map<String, List<String>> commands(List<String> names, List<String> arguments) throws IOException {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        for (String name : names) {
            if (isNative(name)) {
                List<String> command = new ArrayList<>(NATIVE.get(name));
                command.set(0, options.programs().resolve(command.get(0)).toString());
                command.addAll(arguments);
                commands.put(name, command);
            } else if (name.equals(PCAP4J)) {
                putJava(commands, name, List.of(options.home), List.of(), Pcap4jReceiver.class, arguments);
            } else if (OURS.containsKey(name)) {
                List<String> all = new ArrayList<>(List.of(name));
                all.addAll(arguments);
                List<String> javaOptions = new ArrayList<>(OUR_OPTIONS);
                javaOptions.addAll(options.javaOptions);
                putJava(commands, name, options.trees, javaOptions, OURS.get(name), all);
            } else {
                throw new IllegalArgumentException(
                        "there is no " + name + ", but " + NATIVE.keySet() + OURS.keySet() + PCAP4J);
            }
        }
        return commands;
    }

    private void putJava(
            Map<String, List<String>> commands,
            String name,
            List<Path> trees,
            List<String> javaOptions,
            Class<?> main,
            List<String> arguments)
            throws IOException {
        for (Path jdk : options.jdks) {
            for (Path tree : trees) {
                List<String> command = new ArrayList<>();
                command.add(jdk.resolve("bin/java").toString());
                command.addAll(List.of("-XX:+UseSerialGC", "-Xmx64m"));
                command.addAll(javaOptions);
                command.addAll(List.of("-cp", classPath(tree), main.getName()));
                command.addAll(arguments);
                String ofTree = trees.size() == 1 ? "" : "@" + tree.getFileName();
                String onJdk = options.jdks.size() == 1 ? "" : "+" + jdk.getFileName();
                commands.put(name + ofTree + onJdk, command);
            }
        }
    }

    /** The classes of a checkout, and the libraries of this one. */
    private String classPath(Path tree) throws IOException {
        List<String> classPath = new ArrayList<>();
        classPath.add(options.home.resolve("benchmarks/target/classes").toString());
        for (String module : List.of("engine-api", "protocols", "packet-filter", "backend-afpacket")) {
            Path classes = tree.resolve(module).resolve("target/classes");
            if (!Files.isDirectory(classes)) {
                throw new IOException(classes + " is missing: build that checkout first");
            }
            classPath.add(classes.toString());
        }
        try (Stream<Path> libraries = Files.list(options.home.resolve("benchmarks/target/lib"))) {
            libraries
                    .filter(library -> !library.getFileName().toString().startsWith("toami-"))
                    .sorted()
                    .forEach(library -> classPath.add(library.toString()));
        }
        return String.join(":", classPath);
    }
}
