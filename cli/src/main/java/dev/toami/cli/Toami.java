package dev.toami.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.toami.engine.FilterSyntaxException;

/**
 * The {@code toami} command.
 *
 * <p>Exit status 0, or 1 after one line on standard error that says what is wrong.
 */
public final class Toami {
    static final int OK = 0;
    static final int FAILURE = 1;

    private final Console console;
    private final Engines engines;

    Toami(Console console, Engines engines) {
        this.console = console;
        this.engines = engines;
    }

    public static void main(String[] arguments) {
        // slf4j, which the pcap backend's library logs to, would say on standard error that it has no provider.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(new Toami(Console.system(), Engines.configured()).run(arguments));
    }

    /** Runs one command line and gives the exit status. */
    int run(String... arguments) {
        try {
            int status = dispatch(List.of(arguments));
            console.flush();
            return status;
        } catch (OutputException e) {
            // A reader that has seen enough, such as head(1), is no fault to complain about.
            return e.isBrokenPipe() ? FAILURE : fail(e.getMessage());
        } catch (FilterSyntaxException e) {
            return fail(Faults.text(e, console.showsErrorsOnTerminal()));
        } catch (IOException e) {
            return fail(Faults.text(e));
        } catch (UncheckedIOException e) {
            return fail(Faults.text(e.getCause()));
        } catch (UsageException | IllegalArgumentException e) {
            return fail(e.getMessage());
        } catch (RuntimeException | Error e) {
            if (System.getenv("TOAMI_DEBUG") != null) {
                console.trace(e);
            }
            return fail("internal error: " + e + " (set TOAMI_DEBUG=1 for the trace)");
        }
    }

    private int fail(String message) {
        try {
            console.flush();
        } catch (IOException e) {
            // The first fault is the one to tell.
            console.discard();
        }
        console.error(message);
        return FAILURE;
    }

    private int dispatch(List<String> arguments) throws IOException {
        Options options = common(new Options(
                        "toami [--backend ID] COMMAND [OPTION...] [FILTER...]",
                        "Captures, reads, sends and filters packets."))
                .flag("print the version and exit", "--version");
        Arguments global = Arguments.parse(options, arguments);
        if (global.has("--help")) {
            console.print(usage(options));
            return OK;
        }
        if (global.has("--version")) {
            console.print("toami " + version() + "\n");
            return OK;
        }
        if (global.words().isEmpty()) {
            throw new UsageException(
                    "which command? One of " + String.join(", ", Command.NAMES) + "; see toami --help");
        }
        String name = global.words().get(0);
        Command command = Command.byName(name)
                .orElseThrow(() -> new UsageException(
                        "there is no command \"" + name + "\"; there are: " + String.join(", ", Command.NAMES)));
        List<String> rest = global.words().subList(1, global.words().size());
        Options own = common(command.options(rest));
        Arguments local = command.takesFileFirst() ? Arguments.parseFileFirst(own, rest) : Arguments.parse(own, rest);
        if (local.has("--help")) {
            console.print(own.usage());
            return OK;
        }
        Optional<String> backend = local.value("--backend").or(() -> global.value("--backend"));
        return command.run(local, new Command.Context(console, engines, settings(backend)));
    }

    private static Map<String, String> settings(Optional<String> backend) {
        return backend.isPresent() ? Map.of("backend", backend.get()) : Map.of();
    }

    /** Adds the options that may stand before the command and behind it. */
    private static Options common(Options options) {
        return options.flag("show this help and exit", "-h", "--help")
                .value("--backend", "ID", "the backend to use, or auto; see toami backends");
    }

    private static String usage(Options options) {
        StringBuilder text = new StringBuilder(options.usage()).append("\nCommands, each with --help:\n");
        for (String name : Command.NAMES) {
            Command command = Command.byName(name).orElseThrow();
            text.append("  ").append(name).append(" ".repeat(10 - name.length()));
            text.append(command.summary()).append('\n');
        }
        return text.toString();
    }

    private static String version() {
        String version = Toami.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
