package dev.toami.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of captures and of what others make of them, which is not part of this repository. */
public final class OracleFolder {
    private OracleFolder() {}

    /** The folder that {@code toami.oracles} names, be it there or not. */
    public static Path path() {
        return Path.of(System.getProperty("toami.oracles", "../../shared/oracles"))
                .toAbsolutePath()
                .normalize();
    }

    /** The folder; without it the test that asks is skipped. */
    public static Path orSkip() {
        Path folder = path();
        Needs.skipUnless(Files.isDirectory(folder), "captures that are not at " + folder + " (-Dtoami.oracles=FOLDER)");
        return folder;
    }
}
