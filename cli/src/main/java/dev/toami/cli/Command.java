package dev.toami.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;

/** One of the things that {@code toami} does; only the one that was asked for is ever made. */
interface Command {
    List<String> NAMES = List.of("devices", "backends", "capture", "read", "send", "replay", "compile");

    static Optional<Command> byName(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "devices" -> new DevicesCommand();
                    case "backends" -> new BackendsCommand();
                    case "capture" -> new CaptureCommand();
                    case "read" -> new ReadCommand();
                    case "send" -> new SendCommand();
                    case "replay" -> new ReplayCommand();
                    case "compile" -> new CompileCommand();
                    default -> null;
                });
    }

    /** A few words for the list of commands. */
    String summary();

    /** @param arguments what stands behind the command's name */
    Options options(List<String> arguments);

    /** Whether the first word is a file, behind which options may stand too. */
    default boolean takesFileFirst() {
        return false;
    }

    /** Does it and gives the exit status. */
    int run(Arguments arguments, Context context) throws IOException;

    /**
     * What a command works with.
     *
     * @param settings configuration from the command line, by key
     */
    record Context(Console console, Engines engines, Map<String, String> settings) {
        CaptureEngine openEngine() throws CaptureException {
            return engines.open(settings);
        }
    }
}
