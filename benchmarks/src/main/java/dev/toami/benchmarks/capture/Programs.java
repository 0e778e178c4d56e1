package dev.toami.benchmarks.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The programs that are measured, by the names that the results have. */
final class Programs {
    private static final List<String> NATIVE = List.of("ring", "pcap", "afpacket", "send", "sendmmsg", "txring");
    private static final List<String> OURS = List.of("leased", "owned", "dissect", "inject");

    private final Options options;

    Programs(Options options) {
        this.options = options;
    }

    static boolean isNative(String name) {
        return NATIVE.contains(name);
    }

    /**
     * One command a name, and one each for every checkout and JDK if there are several.
     *
     * @param arguments what follows the kind
     */
    Map<String, List<String>> commands(List<String> kinds, List<String> arguments) throws IOException {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        for (String kind : kinds) {
            if (isNative(kind)) {
                commands.put(kind, join(List.of(options.programs().resolve(kind).toString()), arguments));
                continue;
            }
            if (!OURS.contains(kind) && !kind.equals("pcap4j")) {
                throw new IllegalArgumentException("there is no " + kind + "; there are " + NATIVE + OURS + "pcap4j");
            }
            for (Path jdk : options.jdks) {
                String onJdk = options.jdks.size() == 1 ? "" : "+" + jdk.getFileName();
                if (kind.equals("pcap4j")) {
                    List<String> program = List.of(Pcap4jReceiver.class.getName());
                    commands.put(kind + onJdk, join(java(jdk, options.home, List.of()), program, arguments));
                    continue;
                }
                for (Path tree : options.trees) {
                    String ofTree = options.trees.size() == 1 ? "" : "@" + tree.getFileName();
                    Class<?> main = kind.equals("inject") ? ToamiSender.class : ToamiReceiver.class;
                    List<String> program = List.of(main.getName(), kind);
                    commands.put(
                            kind + ofTree + onJdk, join(java(jdk, tree, options.javaOptions), program, arguments));
                }
            }
        }
        return commands;
    }

    /** Java on the classes of a checkout, and the libraries of this one. */
    private List<String> java(Path jdk, Path tree, List<String> more) throws IOException {
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
                    .map(Path::toString)
                    .filter(name -> !name.contains("/toami-"))
                    .sorted()
                    .forEach(classPath::add);
        }
        List<String> command =
                new ArrayList<>(List.of(jdk.resolve("bin/java").toString(), "-XX:+UseSerialGC", "-Xmx64m"));
        command.addAll(more);
        command.addAll(List.of("-cp", String.join(":", classPath)));
        return command;
    }

    @SafeVarargs
    private static List<String> join(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).collect(Collectors.toList());
    }
}
