package dev.toami.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Options, then words, by the rules of getopt(3): {@code -pc5} is {@code -p -c 5}, the last of two equal options counts,
 * and the first word ends the options, so that filters may have words like {@code -1} and {@code !}. {@code --} ends them
 * too; a minus sign before anything but a letter begins a word.
 */
final class Arguments {
    /** By the first name of the option: hash codes of records are slow to come the first time. */
    private final Map<String, String> values = new HashMap<>();

    private final Options options;
    private List<String> words = List.of();
    private boolean ended;

    private Arguments(Options options) {
        this.options = options;
    }

    static Arguments parse(Options options, List<String> arguments) {
        Arguments parsed = new Arguments(options);
        parsed.words = parsed.takeOptions(arguments);
        return parsed;
    }

    /** As {@link #parse}, but after the first word, which is a file, there may be options again. */
    static Arguments parseFileFirst(Options options, List<String> arguments) {
        Arguments parsed = parse(options, arguments);
        if (!parsed.words.isEmpty() && !parsed.ended) {
            List<String> words = new ArrayList<>();
            words.add(parsed.words.get(0));
            words.addAll(parsed.takeOptions(parsed.words.subList(1, parsed.words.size())));
            parsed.words = words;
        }
        return parsed;
    }

    /** Takes options from the front and gives the rest. */
    private List<String> takeOptions(List<String> arguments) {
        int next = 0;
        while (next < arguments.size()) {
            String argument = arguments.get(next);
            if (argument.equals("--")) {
                ended = true;
                return arguments.subList(next + 1, arguments.size());
            }
            if (!looksLikeOption(argument)) {
                break;
            }
            String following = next + 1 < arguments.size() ? arguments.get(next + 1) : null;
            next += argument.startsWith("--") ? takeLong(argument, following) : takeShort(argument, following);
        }
        return arguments.subList(next, arguments.size());
    }

    private static boolean looksLikeOption(String argument) {
        return argument.length() > 1
                && argument.charAt(0) == '-'
                && (argument.charAt(1) == '-' || Character.isLetter(argument.charAt(1)));
    }

    /** Takes {@code --name}, {@code --name value} or {@code --name=value}; gives how many arguments these are. */
    private int takeLong(String argument, String following) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        Options.Option option = find(name);
        if (!option.takesValue()) {
            if (equals >= 0) {
                throw new UsageException("option " + name + " takes no value");
            }
            values.put(option.key(), "");
            return 1;
        }
        if (equals >= 0) {
            values.put(option.key(), argument.substring(equals + 1));
            return 1;
        }
        values.put(option.key(), required(name, option, following));
        return 2;
    }

    /** Takes one argument of short options, of which the last may have its value in the next. */
    private int takeShort(String argument, String following) {
        Options.Option whole = options.find(argument);
        if (whole != null && !whole.takesValue()) {
            values.put(whole.key(), "");
            return 1;
        }
        for (int i = 1; i < argument.length(); i++) {
            String name = "-" + argument.charAt(i);
            Options.Option option = find(name);
            if (!option.takesValue()) {
                values.put(option.key(), "");
            } else if (i + 1 < argument.length()) {
                values.put(option.key(), argument.substring(i + 1));
                return 1;
            } else {
                values.put(option.key(), required(name, option, following));
                return 2;
            }
        }
        return 1;
    }

    private Options.Option find(String name) {
        Options.Option option = options.find(name);
        if (option == null) {
            throw new UsageException("unknown option " + name + "; see --help");
        }
        return option;
    }

    private static String required(String name, Options.Option option, String following) {
        if (following == null) {
            throw new UsageException("option " + name + " needs a value: " + name + " " + option.label());
        }
        return following;
    }

    boolean has(String name) {
        return values.containsKey(options.find(name).key());
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(options.find(name).key()));
    }

    /** The number that an option gives, which must be in a range. */
    Optional<Integer> number(String name, String what, int min, int max) {
        String text = values.get(options.find(name).key());
        if (text == null) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // The message below serves both.
        }
        throw new UsageException("invalid " + what + " " + name + " " + text + ": a number from " + min + " to " + max);
    }

    List<String> words() {
        return words;
    }

    void refuseWords() {
        if (!words.isEmpty()) {
            throw new UsageException("unexpected argument \"" + words.get(0) + "\"");
        }
    }
}
