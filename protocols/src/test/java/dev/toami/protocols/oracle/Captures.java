package dev.toami.protocols.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.CapturedFrame;
import dev.toami.testing.OracleFolder;

/** Frames of the oracles' captures for tests that only want more of them. */
public final class Captures {
    private Captures() {}

    /** All frames of the small set; none if it is not there. */
    public static List<CapturedFrame> ofOracles() throws IOException {
        List<CapturedFrame> frames = new ArrayList<>();
        Path folder = OracleFolder.path();
        if (Files.isDirectory(folder)) {
            Oracles oracles = Oracles.orSkip();
            for (String capture : oracles.captures()) {
                frames.addAll(CaptureFile.frames(oracles.read("small/set/" + capture)));
            }
        }
        return frames;
    }
}
