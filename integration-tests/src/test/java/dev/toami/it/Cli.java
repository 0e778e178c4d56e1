package dev.toami.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import dev.toami.testing.Shell;

/** The toami command as a process of its own, from the jar that was just built. */
final class Cli implements AutoCloseable {
    static final Path ROOT = Path.of(System.getProperty("toami.root"));
    static final Path JAR = ROOT.resolve("cli/target/toami.jar");

    private final Process process;
    private final Path out;
    private final Path err;

    private Cli(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    static Cli start(List<String> command) {
        try {
            Path out = Files.createTempFile("toami-cli", ".out");
            Path err = Files.createTempFile("toami-cli", ".err");
            // A build in the background may ignore it, and what it starts would inherit that.
            List<String> listening = new ArrayList<>(List.of("env", "--default-signal=INT"));
            listening.addAll(command);
            Process process = new ProcessBuilder(listening)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Cli(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the standard error has this text, as that a capture has begun. */
    Cli awaitError(String text) {
        await(this::err, so -> so.contains(text), text);
        return this;
    }

    /** Waits until the standard output is as it should be. */
    Cli awaitOut(Predicate<String> condition, String what) {
        await(this::out, condition, what);
        return this;
    }

    private interface Text {
        String read();
    }

    private void await(Text text, Predicate<String> condition, String what) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.test(text.read())) {
            if (System.nanoTime() > deadline || (!process.isAlive() && !condition.test(text.read()))) {
                throw new AssertionError("no " + what + " in\n" + out() + err());
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    void signal(String name) {
        Shell.run("kill -" + name + " " + process.pid());
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    int exitCode() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the command did not end:\n" + out() + err());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
