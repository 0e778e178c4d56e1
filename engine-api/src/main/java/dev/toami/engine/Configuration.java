package dev.toami.engine;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * Settings by key. The first place that has a key decides: code, system property {@code toami.KEY}, environment variable
 * {@code TOAMI_KEY} (upper case, {@code .} and {@code -} as {@code _}), the properties file that {@code toami.config} or
 * {@code TOAMI_CONFIG} names.
 */
public final class Configuration {
    /** The id of the backend to use, or {@code auto}. */
    public static final String BACKEND = "backend";

    private static final String PREFIX = "toami.";

    private final Map<String, String> code;
    private final Function<String, String> properties;
    private final Function<String, String> environment;
    private final Properties file;

    private Configuration(
            Map<String, String> code,
            Function<String, String> properties,
            Function<String, String> environment,
            Properties file) {
        this.code = code;
        this.properties = properties;
        this.environment = environment;
        this.file = file;
    }

    /**
     * What the process was started with.
     *
     * @throws CaptureException if the configuration file cannot be read
     */
    public static Configuration load() throws CaptureException {
        return load(Map.of());
    }

    /**
     * What the process was started with, and before it {@code code}, by keys without {@code toami.}.
     *
     * @throws CaptureException if the configuration file cannot be read
     */
    public static Configuration load(Map<String, String> code) throws CaptureException {
        return load(code, System::getProperty, System::getenv);
    }

    static Configuration load(
            Map<String, String> code, Function<String, String> properties, Function<String, String> environment)
            throws CaptureException {
        Configuration known = new Configuration(Map.copyOf(code), properties, environment, new Properties());
        Optional<String> path = known.get("config");
        if (path.isEmpty()) {
            return known;
        }
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(path.get()))) {
            file.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new CaptureException("cannot read the configuration file " + path.get() + ": " + e, e);
        }
        return new Configuration(known.code, properties, environment, file);
    }

    /** The value of {@code key}, which is without {@code toami.}. */
    public Optional<String> get(String key) {
        String value = code.get(key);
        if (value == null) {
            value = properties.apply(PREFIX + key);
        }
        if (value == null) {
            value = environment.apply(
                    "TOAMI_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
        }
        return Optional.ofNullable(value == null ? file.getProperty(PREFIX + key) : value)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
