package dev.toami.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import dev.toami.engine.CapturedFrame;
import dev.toami.files.CaptureFileException;
import dev.toami.files.PcapReader;

/** Capture files by name, whose faults name them. */
final class CaptureInput {
    private CaptureInput() {}

    /** Opens a file, or standard input for {@code -}. */
    static PcapReader open(String file, Console console) throws IOException {
        InputStream in = file.equals("-") ? console.in() : new FileInputStream(file);
        try {
            return PcapReader.open(in);
        } catch (CaptureFileException e) {
            throw named(file, e);
        }
    }

    static Optional<CapturedFrame> read(PcapReader reader, String file) throws IOException {
        try {
            return reader.read();
        } catch (CaptureFileException e) {
            throw named(file, e);
        }
    }

    static CaptureFileException named(String file, CaptureFileException e) {
        return new CaptureFileException((file.equals("-") ? "standard input" : file) + ": " + e.getMessage());
    }
}
