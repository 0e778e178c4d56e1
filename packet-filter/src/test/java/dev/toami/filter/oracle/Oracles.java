package dev.toami.filter.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.toami.testing.OracleFolder;

/** Finds what others have computed: {@code toami.oracles}, by default a folder beside the repository. */
final class Oracles {
    private Oracles() {}

    static Path filters(String name) {
        return OracleFolder.orSkip().resolve("filters").resolve(name);
    }

    /** A capture of the small set, or of the wide one at {@code toami.oracles.wide}; null if it is in neither. */
    static Path capture(String name) {
        Path small = OracleFolder.orSkip().resolve("small/set").resolve(name);
        String wide = System.getProperty("toami.oracles.wide");
        if (!Files.exists(small) && wide != null) {
            Path other = Path.of(wide, name);
            return Files.exists(other) ? other : null;
        }
        return Files.exists(small) ? small : null;
    }

    static List<Path> smallCaptures() throws IOException {
        try (var files = Files.walk(OracleFolder.orSkip().resolve("small/set"))) {
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
