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
 * Settings by key. The first place that has a value decides: code, system property {@code toami.KEY}, environment variable
 * {@code TOAMI_KEY} (upper case, {@code .} and {@code -} as {@code _}), {@code toami.KEY} in the properties file, in
 * UTF-8, that {@code toami.config} or {@code TOAMI_CONFIG} names. A blank value is none.
 *
 * <p>Thread-safe. The file is read once, when this is loaded; properties and environment are read when they are asked for.
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
     * What the process was configured with from outside.
     *
     * @throws CaptureException if the configuration file cannot be read
     */
    public static Configuration load() throws CaptureException {
        return load(Map.of());
    }

    /**
     * {@code code}, by keys without {@code toami.}, and behind it what the process was configured with from outside.
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

    /** The value of {@code key}, which is without {@code toami.}, stripped of white space at both ends. */
    public Optional<String> get(String key) {
        String variable =
                "TOAMI_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return present(code.get(key))
                .or(() -> present(properties.apply(PREFIX + key)))
                .or(() -> present(environment.apply(variable)))
                .or(() -> present(file.getProperty(PREFIX + key)));
    }

    private static Optional<String> present(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
