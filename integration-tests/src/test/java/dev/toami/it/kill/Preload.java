package dev.toami.it.kill;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Loads classes before there is no descriptor left to read them through; from jars, which stay open, they come later too. */
final class Preload {
    private static final String SUFFIX = ".class";

    private Preload() {}

    /** Loads all classes that lie in a folder with one of these. */
    static void neighboursOf(Class<?>... some) throws IOException, URISyntaxException, ClassNotFoundException {
        for (Class<?> each : some) {
            Path root = Path.of(
                    each.getProtectionDomain().getCodeSource().getLocation().toURI());
            for (Path file : files(root)) {
                String name = root.relativize(file).toString();
                Class.forName(
                        name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'),
                        false,
                        each.getClassLoader());
            }
        }
    }

    private static List<Path> files(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root.resolve("dev/toami"))) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .toList();
        }
    }
}
