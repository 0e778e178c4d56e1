package dev.toami.engine;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A key of the {@link Configuration} and what it takes. Immutable.
 *
 * @param key without {@code toami.}; a backend's begins with its id and a dot
 * @param values what it takes, as the end of the sentence "it takes"
 * @param defaultText what holds without it, written as a value is; empty if there is no such value
 * @param description one sentence, without a full stop
 * @param parser makes a value of stripped text that is not empty; empty for text that it does not take
 */
public record Setting<T>(
        String key, String values, String defaultText, String description, Function<String, Optional<T>> parser) {
    public Setting {
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(description, "description");
        if (!key.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*")) {
            throw new IllegalArgumentException(Quote.of(key) + " is no key");
        }
        if (!defaultText.isEmpty() && parser.apply(defaultText).isEmpty()) {
            throw new IllegalArgumentException(key + " does not take its own default " + Quote.of(defaultText));
        }
    }

    /** Any text. */
    public static Setting<String> text(String key, String values, String defaultText, String description) {
        return new Setting<>(key, values, defaultText, description, Optional::of);
    }

    /** One of some words. */
    public static Setting<String> word(String key, List<String> words, String defaultText, String description) {
        return new Setting<>(key, alternatives(words), defaultText, description, text -> Optional.of(text)
                .filter(words::contains));
    }

    /** One of the constants of {@code type}, in lower case and with {@code -} for {@code _}. */
    public static <E extends Enum<E>> Setting<E> constant(String key, Class<E> type, E fallback, String description) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> words = constants.stream().map(Setting::word).toList();
        return new Setting<>(key, alternatives(words), word(fallback), description, text -> constants.stream()
                .filter(each -> word(each).equals(text))
                .findFirst());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code true} or {@code false}. */
    public static Setting<Boolean> flag(String key, boolean fallback, String description) {
        List<String> words = List.of("true", "false");
        return new Setting<>(key, alternatives(words), String.valueOf(fallback), description, text -> Optional.of(text)
                .filter(words::contains)
                .map(Boolean::valueOf));
    }

    /** A whole number in a range. */
    public static Setting<Integer> number(String key, int least, int most, int fallback, String description) {
        return new Setting<>(
                key,
                "a whole number from " + least + " to " + most,
                String.valueOf(fallback),
                description,
                text -> Values.number(text)
                        .filter(number -> number >= least && number <= most)
                        .map(Long::intValue));
    }

    /** A whole number in a range, or none. */
    public static Setting<Integer> optionalNumber(String key, int least, int most, String description) {
        Setting<Integer> number = number(key, least, most, least, description);
        return new Setting<>(key, number.values(), "", description, number.parser());
    }

    /** A number of bytes in a range; {@code k}, {@code m}, {@code g} and {@code t} stand for powers of 1024. */
    public static Setting<Long> size(String key, long least, long most, long fallback, String description) {
        String values =
                "a number of bytes such as 65536, 64k or 8m, from " + Values.text(least) + " to " + Values.text(most);
        return new Setting<>(key, values, Values.text(fallback), description, text -> Values.size(text)
                .filter(size -> size >= least && size <= most));
    }

    /** A time in a range; {@link CaptureOptions#FOREVER} is {@code forever}. */
    public static Setting<Duration> time(
            String key, Duration least, Duration most, Duration fallback, String description) {
        String values =
                "a time such as 10ms, 1s, 5m or PT1.5S, from " + Values.text(least) + " to " + Values.text(most);
        return new Setting<>(key, values, Values.text(fallback), description, text -> Values.time(text)
                .filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0));
    }

    /** A directory that is there. */
    public static Setting<Path> directory(String key, String description) {
        return new Setting<>(key, "the path of a directory that is there", "", description, text -> path(text)
                .filter(Files::isDirectory));
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String alternatives(List<String> words) {
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** What holds without it. */
    public Optional<T> defaultValue() {
        return defaultText.isEmpty() ? Optional.empty() : parser.apply(defaultText);
    }
}
