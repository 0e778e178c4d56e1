package dev.toami.cli;

import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Makes command specifications without annotations: picocli's reflection would be most of the start-up time. */
final class Options {
    private Options() {}

    static CommandSpec command(String name, String synopsis, String... description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().customSynopsis(synopsis).description(description).sortOptions(false);
        spec.usageMessage().width(100).adjustLineBreaksForWideCJKCharacters(false);
        return spec;
    }

    static void flag(CommandSpec spec, String description, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(escaped(description))
                .build());
    }

    static void value(CommandSpec spec, String label, String description, String... names) {
        spec.addOption(OptionSpec.builder(names)
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(escaped(description))
                .build());
    }

    /** picocli takes a percent sign for a format. */
    private static String escaped(String description) {
        return description.replace("%", "%%");
    }

    static void words(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .hidden(true)
                .build());
    }

    static void help(CommandSpec spec) {
        flag(spec, "show this help and exit", "-h", "--help");
    }

    static void backend(CommandSpec spec) {
        value(spec, "ID", "the backend to use, or auto; see toami backends", "--backend");
    }

    static String usage(CommandSpec spec) {
        return new CommandLine(spec).getUsageMessage(Ansi.OFF);
    }
}
