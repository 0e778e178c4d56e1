package dev.toami.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Options, then words. A word ends the options, so that filters may have words like {@code -1} and {@code !}; {@code --}
 * ends them too.
 */
final class Arguments {
    /** What options say, in order, by each of their names; nothing for a flag. */
    private final Map<String, List<String>> values = new HashMap<>();

    private final List<String> words;

    private Arguments(Map<String, List<String>> front, Map<String, List<String>> behind, List<String> words) {
        values.putAll(front);
        behind.forEach((name, more) -> values.merge(name, more, (old, last) -> {
            List<String> all = new ArrayList<>(old);
            all.addAll(last);
            return all;
        }));
        this.words = List.copyOf(words);
    }

    /** Taken at once: with the next parse of the same options picocli forgets them. */
    private static Map<String, List<String>> values(ParseResult result) {
        Map<String, List<String>> values = new HashMap<>();
        for (OptionSpec option : result.matchedOptions()) {
            for (String name : option.names()) {
                values.put(name, List.copyOf(option.originalStringValues()));
            }
        }
        return values;
    }

    static Arguments parse(Options options, List<String> arguments) {
        ParseResult result = parseOptions(options, arguments);
        return new Arguments(values(result), Map.of(), positional(result, arguments));
    }

    /** As {@link #parse}, but after the first word, which is a file, there may be options again. */
    static Arguments parseFileFirst(Options options, List<String> arguments) {
        ParseResult result = parseOptions(options, arguments);
        Map<String, List<String>> front = values(result);
        List<String> words = positional(result, arguments);
        if (words.size() < 2 || endsOptions(words, arguments)) {
            return new Arguments(front, Map.of(), words);
        }
        List<String> rest = words.subList(1, words.size());
        ParseResult behind = parseOptions(options, rest);
        List<String> all = new ArrayList<>();
        all.add(words.get(0));
        all.addAll(positional(behind, rest));
        return new Arguments(front, values(behind), all);
    }

    private static ParseResult parseOptions(Options options, List<String> arguments) {
        CommandLine parser = new CommandLine(options.specification());
        parser.setStopAtPositional(true);
        parser.setUnmatchedOptionsArePositionalParams(true);
        parser.setOverwrittenOptionsAllowed(true);
        parser.setExpandAtFiles(false);
        try {
            return parser.parseArgs(arguments.toArray(new String[0]));
        } catch (ParameterException e) {
            throw new UsageException(e.getMessage().lines().findFirst().orElse("bad arguments"));
        }
    }

    private static List<String> positional(ParseResult result, List<String> arguments) {
        List<String> words = new ArrayList<>();
        if (result.hasMatchedPositional(0)) {
            words.addAll(result.matchedPositionals().get(0).stringValues());
        }
        if (!words.isEmpty() && looksLikeOption(words.get(0)) && !endsOptions(words, arguments)) {
            throw new UsageException("unknown option " + words.get(0) + "; see --help");
        }
        return words;
    }

    /** A minus sign in a filter stands before a number, a parenthesis or a blank. */
    private static boolean looksLikeOption(String word) {
        return word.length() > 1
                && word.charAt(0) == '-'
                && (word.charAt(1) == '-' || Character.isLetter(word.charAt(1)));
    }

    private static boolean endsOptions(List<String> words, List<String> arguments) {
        int first = arguments.size() - words.size();
        return first > 0 && arguments.get(first - 1).equals("--");
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    /** What an option says the last time that it is given. */
    Optional<String> value(String option) {
        List<String> given = values(option);
        return given.isEmpty() ? Optional.empty() : Optional.of(given.get(given.size() - 1));
    }

    /** What an option says each time that it is given, in order. */
    List<String> values(String option) {
        return values.getOrDefault(option, List.of());
    }

    /** The number that an option gives, which must be in a range. */
    Optional<Integer> number(String option, String what, int min, int max) {
        Optional<String> text = value(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= min && number <= max) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // The message below serves both.
        }
        throw new UsageException(
                "invalid " + what + " " + option + " " + text.get() + ": a number from " + min + " to " + max);
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
