package dev.toami.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.toami.engine.spi.CaptureBackend;

/** Finds keys that nobody knows: in code and in the file an error, elsewhere worth a warning if one was meant. */
final class UnknownKeys {
    private static final System.Logger LOG = System.getLogger(UnknownKeys.class.getName());

    /** For what is wrong in any case. */
    private static final int GUESS = 2;
    /** For what may be somebody else's. */
    private static final int SURE = 4;

    private final List<String> known;
    /** What keys with a dot begin with whose names are all known: of a backend that declares any, its id. */
    private final Set<String> strict;

    private UnknownKeys(List<CaptureBackend> backends) {
        known = Stream.concat(Settings.all().stream(), backends.stream().flatMap(each -> each.settings().stream()))
                .map(Setting::key)
                .toList();
        strict = known.stream()
                .filter(key -> key.indexOf('.') > 0)
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
    }

    static void check(Configuration configuration, List<CaptureBackend> backends) throws ConfigurationException {
        UnknownKeys keys = new UnknownKeys(backends);
        keys.checkWritten(configuration);
        keys.warn(configuration);
    }

    private void checkWritten(Configuration configuration) throws ConfigurationException {
        for (ConfiguredValue written : configuration.written()) {
            if (!known.contains(written.key())) {
                checkUnknown(written);
            }
        }
    }

    private void warn(Configuration configuration) {
        for (String name : configuration.foreign()) {
            if (known.contains(name)) {
                warn(name, configuration.fileOrigin(), Configuration.PREFIX + name);
            }
        }
        for (String key : configuration.propertyKeys()) {
            nearest(key, known, SURE)
                    .ifPresent(meant ->
                            warn(Configuration.PREFIX + key, "the system properties", Configuration.PREFIX + meant));
        }
        // Variables have lost the difference between dots and dashes.
        List<String> parts = known.stream().map(Configuration::variablePart).toList();
        for (String part : configuration.variableParts()) {
            nearest(part, parts, SURE)
                    .ifPresent(meant -> warn(
                            Configuration.VARIABLE_PREFIX + part,
                            "the environment",
                            Configuration.VARIABLE_PREFIX + meant));
        }
    }

    /** A key with a dot may be that of a backend which is not here now. */
    private void checkUnknown(ConfiguredValue written) throws ConfigurationException {
        String key = written.key();
        if (key.startsWith(Configuration.PREFIX)) {
            throw new ConfigurationException(written, Configuration.PREFIX + " is there twice");
        }
        int dot = key.indexOf('.');
        if (dot < 0 || strict.contains(key.substring(0, dot))) {
            throw new ConfigurationException(
                    written,
                    "there is no such key; "
                            + nearest(key, known, GUESS)
                                    .map(name -> "is it " + Configuration.PREFIX + name + "?")
                                    .orElse("there are: " + String.join(", ", known)));
        }
        nearest(key, known, SURE)
                .ifPresent(name -> warn(Configuration.PREFIX + key, written.origin(), Configuration.PREFIX + name));
    }

    private static void warn(String name, String where, String meant) {
        LOG.log(System.Logger.Level.WARNING, "{0} in {1} is not read; is it {2}?", name, where, meant);
    }

    /**
     * The name that somebody meant who wrote {@code name}; empty if it is one, or like none.
     *
     * @param letters for each so many letters of the name that was meant there may be one mistake
     */
    static Optional<String> nearest(String name, Collection<String> names, int letters) {
        if (names.contains(name)) {
            return Optional.empty();
        }
        String written = name.toLowerCase(Locale.ROOT);
        return names.stream()
                .min(Comparator.comparingInt(each -> distance(written, each.toLowerCase(Locale.ROOT))))
                .filter(each -> distance(written, each.toLowerCase(Locale.ROOT)) <= each.length() / letters);
    }

    /** How many letters must be put in, left out, replaced or exchanged with their neighbour. */
    static int distance(String a, String b) {
        int[][] distances = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : step(distances, a, b, i, j);
            }
        }
        return distances[a.length()][b.length()];
    }

    private static int step(int[][] distances, String a, String b, int i, int j) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(distances[i - 1][j], distances[i][j - 1]) + 1, distances[i - 1][j - 1] + cost);
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(best, distances[i - 2][j - 2] + 1) : best;
    }
}
