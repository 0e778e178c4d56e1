package dev.toami.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs. */
public final class Shell {
    private static final long TIMEOUT_SECONDS = 60;

    private Shell() {}

    /** What a program left behind. */
    public record Result(int exitCode, String out, String err) {
        /** @throws AssertionError if it failed */
        public String orFail(String command) {
            if (exitCode != 0) {
                throw new AssertionError(command + " ended with " + exitCode + ": " + out + err);
            }
            return out;
        }
    }

    /** Runs words parted by blanks, and returns what was printed; fails the test if the program fails. */
    public static String run(String command) {
        return run(List.of(command.split(" ", -1))).orFail(command);
    }

    public static Result run(List<String> command) {
        try {
            Path out = Files.createTempFile("toami-it", ".out");
            Path err = Files.createTempFile("toami-it", ".err");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                process.getOutputStream().close();
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(command + " did not end within " + TIMEOUT_SECONDS + " s");
                }
                return new Result(process.exitValue(), text(out), text(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
