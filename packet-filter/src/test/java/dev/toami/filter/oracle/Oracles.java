package dev.toami.filter.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assumptions.abort;

/** Finds what others have computed: {@code toami.oracles}, by default a folder beside the repository. */
final class Oracles {
    private Oracles() {}

    /** The folder, or the calling test is skipped. */
    private static Path root() {
        String given = System.getProperty("toami.oracles");
        Path root = given != null
                ? Path.of(given)
                : Path.of(System.getProperty("toami.root", "."), "..", "shared", "oracles");
        if (!Files.isDirectory(root)) {
            String reason = "no oracles at " + root.toAbsolutePath().normalize() + "; name them by -Dtoami.oracles";
            return abort(reason);
        }
        return root;
    }

    static Path filters(String name) {
        return root().resolve("filters").resolve(name);
    }

    /** A capture of the small set, or of the wide one at {@code toami.oracles.wide}; null if it is in neither. */
    static Path capture(String name) {
        Path small = root().resolve("small/set").resolve(name);
        String wide = System.getProperty("toami.oracles.wide");
        if (!Files.exists(small) && wide != null) {
            Path other = Path.of(wide, name);
            return Files.exists(other) ? other : null;
        }
        return Files.exists(small) ? small : null;
    }

    static List<Path> smallCaptures() throws IOException {
        try (var files = Files.walk(root().resolve("small/set"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The rows of a table without its head, each cut at the tabs. */
    static List<String[]> rows(String name) throws IOException {
        return Files.readAllLines(filters(name)).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
