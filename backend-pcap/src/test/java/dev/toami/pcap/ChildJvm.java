package dev.toami.pcap;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a class in a JVM of its own, since what a JVM has loaded stays loaded. */
final class ChildJvm {
    private ChildJvm() {}

    /** @return the lines that it wrote to standard output and standard error */
    static List<String> run(List<String> wrapper, List<String> options, Class<?> main)
            throws IOException, InterruptedException {
        return run(wrapper, options, List.of(), main);
    }

    /** @param before what comes before the test's own class path */
    static List<String> run(List<String> wrapper, List<String> options, List<Path> before, Class<?> main)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("toami", ".out");
        try {
            List<String> command = new ArrayList<>(wrapper);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            if (Runtime.version().feature() >= 24) {
                command.add("--enable-native-access=ALL-UNNAMED");
            }
            command.addAll(options);
            List<String> classPath = new ArrayList<>();
            before.forEach(each -> classPath.add(each.toString()));
            classPath.add(System.getProperty("java.class.path"));
            command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main.getName()));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end within 60 s");
            }
            return Files.readAllLines(out);
        } finally {
            Files.delete(out);
        }
    }
}
