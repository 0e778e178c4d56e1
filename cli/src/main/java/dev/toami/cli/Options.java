package dev.toami.cli;

import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The options that a command takes, and its help text; not thread-safe.
 *
 * <p>Given to picocli without annotations: its reflection would be most of the start-up time.
 */
final class Options {
    private static final int WIDTH = 100;

    private final CommandSpec specification = CommandSpec.create();

    /**
     * @param synopsis lines of usage
     * @param description a sentence or two
     */
    Options(String synopsis, String description) {
        String sentence = Character.toUpperCase(description.charAt(0)) + description.substring(1);
        specification
                .usageMessage()
                .customSynopsis((synopsis + "\n").split("\n", -1))
                .description((sentence + "\n").split("\n", -1))
                .sortOptions(false)
                .width(WIDTH)
                .adjustLineBreaksForWideCJKCharacters(false);
        specification.addPositional(PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .hidden(true)
                .build());
    }

    Options flag(String description, String... names) {
        specification.addOption(OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(escaped(description))
                .build());
        return this;
    }

    /** An option that may be given many times. */
    Options values(String name, String label, String description) {
        specification.addOption(OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .description(escaped(description))
                .build());
        return this;
    }

    Options value(String name, String label, String description) {
        specification.addOption(OptionSpec.builder(name)
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(escaped(description))
                .build());
        return this;
    }

    /** picocli takes a percent sign for a format. */
    private static String escaped(String description) {
        return description.replace("%", "%%");
    }

    CommandSpec specification() {
        return specification;
    }

    /** The help text. */
    String usage() {
        // Shown as "-i DEV"; "--backend=ID" is understood all the same.
        return new CommandLine(specification).setSeparator(" ").getUsageMessage(Ansi.OFF);
    }
}
