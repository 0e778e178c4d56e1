package dev.toami.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * The options that a command takes, and its help text; not thread-safe.
 *
 * <p>Written out by hand because start-up time counts: a command-line library with its reflection, or class files that an
 * archive of class data cannot hold, takes longer than what most of the commands do.
 */
final class Options {
    /** One option; a flag has an empty label. */
    record Option(List<String> names, String label, String description) {
        String key() {
            return names.get(0);
        }

        boolean takesValue() {
            return !label.isEmpty();
        }

        /** As the help shows it: {@code -h, --help}, {@code -c N}. */
        private String text() {
            String joined = names.get(0).startsWith("--") ? "    " + names.get(0) : String.join(", ", names);
            return takesValue() ? joined + " " + label : joined;
        }
    }

    private static final int INDENT = 24;
    private static final int WIDTH = 100;

    private final List<Option> all = new ArrayList<>();
    private final String synopsis;
    private final String description;

    /**
     * @param synopsis lines of usage
     * @param description a sentence or two
     */
    Options(String synopsis, String description) {
        this.synopsis = synopsis;
        this.description = description;
    }

    Options flag(String description, String... names) {
        all.add(new Option(List.of(names), "", description));
        return this;
    }

    Options value(String name, String label, String description) {
        all.add(new Option(List.of(name), label, description));
        return this;
    }

    /** The option of a name with its dashes, or null. */
    Option find(String name) {
        for (Option option : all) {
            if (option.names().contains(name)) {
                return option;
            }
        }
        return null;
    }

    /** The help text. */
    String usage() {
        StringBuilder text = new StringBuilder("Usage: ").append(synopsis.replace("\n", "\n       "));
        text.append("\n\n").append(Character.toUpperCase(description.charAt(0)));
        text.append(description, 1, description.length()).append("\n\n");
        for (Option option : all) {
            StringBuilder line = new StringBuilder("  ").append(option.text());
            pad(line);
            for (String word : option.description().split(" ", -1)) {
                if (line.length() + word.length() > WIDTH) {
                    text.append(line.toString().stripTrailing()).append('\n');
                    line.setLength(0);
                    pad(line);
                }
                line.append(word).append(' ');
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static void pad(StringBuilder line) {
        do {
            line.append(' ');
        } while (line.length() < INDENT);
    }
}
