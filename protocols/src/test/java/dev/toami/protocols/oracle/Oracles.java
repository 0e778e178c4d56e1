package dev.toami.protocols.oracle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

import dev.toami.testing.OracleFolder;

/** The folder of captures and of what others make of them, which is not part of this repository. */
public final class Oracles {
    private final Path folder;

    private Oracles(Path folder) {
        this.folder = folder;
    }

    /** Skips the test that asks if the folder is not there. */
    public static Oracles orSkip() {
        return new Oracles(OracleFolder.orSkip());
    }

    public byte[] read(String path) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(path));
        return path.endsWith(".gz") ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes;
    }

    /** Text whose every byte is a character of its own: packets have any bytes in their strings. */
    public String text(String path) throws IOException {
        return new String(read(path), StandardCharsets.ISO_8859_1);
    }

    public boolean has(String path) {
        return Files.exists(folder.resolve(path));
    }

    /** The captures of the small set. */
    public List<String> captures() throws IOException {
        return text("small/list.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
