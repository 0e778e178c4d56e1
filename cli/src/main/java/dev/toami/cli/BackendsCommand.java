package dev.toami.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.toami.engine.BackendChoice;
import dev.toami.engine.BackendUnavailableException;

/** Which backend would be taken, why not the others, and where that was asked for. */
final class BackendsCommand implements Command {
    @Override
    public String summary() {
        return "list the capture backends, which one is taken, and why not the others";
    }

    @Override
    public Options options(List<String> arguments) {
        return new Options(
                        "toami backends [-v]",
                        summary()
                                + ".\nThe first line is the setting and where it comes from; * marks the backend that is taken."
                                + "\nFails if none is.")
                .flag("list what each backend can do, too", "-v");
    }

    @Override
    public int run(Arguments arguments, Context context) throws IOException {
        arguments.refuseWords();
        BackendChoice choice = context.engines().explain(context.settings());
        context.console().print(text(choice, arguments.has("-v")));
        if (choice.problem().isPresent()) {
            throw new BackendUnavailableException(choice.problem().get());
        }
        return Toami.OK;
    }

    private static String text(BackendChoice choice, boolean withCapabilities) {
        StringBuilder text = new StringBuilder(choice.setting()).append('\n');
        for (BackendChoice.Candidate candidate : choice.candidates()) {
            text.append(candidate.verdict() == BackendChoice.Verdict.TAKEN ? "* " : "  ");
            text.append(candidate.id()).append(": ").append(candidate.why()).append('\n');
            if (withCapabilities) {
                text.append("      ").append(capabilities(candidate)).append('\n');
            }
        }
        return text.toString();
    }

    private static String capabilities(BackendChoice.Candidate candidate) {
        String names = candidate.capabilities().stream()
                .sorted()
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "nothing that backends differ in" : names;
    }
}
