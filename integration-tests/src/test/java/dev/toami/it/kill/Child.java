package dev.toami.it.kill;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of a test's own, in the same network namespace, which may take limits that nothing else could live under. */
final class Child {
    private Child() {}

    /**
     * Runs a class that ends with 0 if all is well.
     *
     * @return what it printed
     */
    static String run(long timeoutSeconds, List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        Path folder = Files.createTempDirectory("toami-kill");
        command.add("-XX:ErrorFile=" + folder.resolve("crash.log"));
        command.add("-Dtoami.kill.times=" + Kill.TIMES);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().putAll(Map.of("MALLOC_ARENA_MAX", "1"));
        Process process = builder.start();
        if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(main.getSimpleName() + " did not end within " + timeoutSeconds + " s, see " + out);
        }
        String printed = Files.readString(out, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new AssertionError(
                    main.getSimpleName() + " ended with " + process.exitValue() + ", see " + folder + ":\n" + printed);
        }
        Files.delete(out);
        Files.delete(folder);
        return printed;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
    }
}
