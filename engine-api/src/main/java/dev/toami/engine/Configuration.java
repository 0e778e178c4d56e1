package dev.toami.engine;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings by key. The first place that has a value decides: code, system property {@code toami.KEY}, environment variable
 * {@code TOAMI_KEY} (upper case, {@code .} and {@code -} as {@code _}), {@code toami.KEY} in the properties file, in
 * UTF-8, that {@code toami.config} or {@code TOAMI_CONFIG} names. A blank value is none. In the file keys without {@code
 * toami.} are somebody else's.
 *
 * <p>Thread-safe. The file is read once, when this is loaded; properties and environment are read when they are asked for.
 * Values are checked when an engine is opened. {@link Settings} has the keys.
 */
public final class Configuration {
    /** The id of the backend to use, or {@code auto}. */
    public static final String BACKEND = "backend";

    static final String FILE = "config";
    static final String PREFIX = "toami.";
    static final String VARIABLE_PREFIX = "TOAMI_";

    private static final String CODE = "code";

    private final Map<String, String> code;
    private final String codeOrigin;
    private final Source properties;
    private final Source environment;
    private final Properties file;
    private final String fileOrigin;

    private Configuration(
            Map<String, String> code,
            String codeOrigin,
            Source properties,
            Source environment,
            Properties file,
            String fileOrigin) {
        this.code = code;
        this.codeOrigin = codeOrigin;
        this.properties = properties;
        this.environment = environment;
        this.file = file;
        this.fileOrigin = fileOrigin;
    }

    /**
     * What the process was configured with from outside.
     *
     * @throws ConfigurationException if the configuration file cannot be read
     */
    public static Configuration load() throws ConfigurationException {
        return load(Map.of());
    }

    /**
     * {@code code}, by keys without {@code toami.}, and behind it what the process was configured with from outside.
     *
     * @throws ConfigurationException if a key begins with {@code toami.}, or the configuration file cannot be read
     */
    public static Configuration load(Map<String, String> code) throws ConfigurationException {
        return load(code, CODE);
    }

    /**
     * As {@link #load(Map)}.
     *
     * @param origin where messages say that {@code code} comes from, such as {@code the command line}
     */
    public static Configuration load(Map<String, String> code, String origin) throws ConfigurationException {
        return load(code, origin, Source.PROPERTIES, Source.ENVIRONMENT);
    }

    static Configuration load(Map<String, String> code, String origin, Source properties, Source environment)
            throws ConfigurationException {
        Map<String, String> copy = Map.copyOf(code);
        checkKeys(copy, origin);
        Configuration known = new Configuration(copy, origin, properties, environment, new Properties(), "");
        Optional<ConfiguredValue> path = known.find(FILE);
        if (path.isEmpty()) {
            return known;
        }
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(path.get().value()))) {
            file.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(path.get(), "the configuration file cannot be read: " + e, e);
        }
        return new Configuration(
                copy,
                origin,
                properties,
                environment,
                file,
                "the file " + path.get().value());
    }

    private static void checkKeys(Map<String, String> code, String origin) throws ConfigurationException {
        for (String key : new TreeSet<>(code.keySet())) {
            if (key.startsWith(PREFIX)) {
                ConfiguredValue meant = new ConfiguredValue(key.substring(PREFIX.length()), code.get(key), origin);
                throw new ConfigurationException(
                        meant, "keys in code are without " + PREFIX + ", leave it off: " + meant.key());
            }
        }
    }

    /** Nothing at all: every setting has its default. */
    static Configuration none() {
        Source nothing = Source.of(Map.of());
        return new Configuration(Map.of(), CODE, nothing, nothing, new Properties(), "");
    }

    /** The value of {@code key}, which is without {@code toami.}, stripped of white space at both ends. */
    public Optional<String> get(String key) {
        return find(key).map(ConfiguredValue::value);
    }

    /**
     * The value of {@code setting}, empty if it is not set.
     *
     * @throws ConfigurationException if it is one that the setting does not take
     */
    public <T> Optional<T> get(Setting<T> setting) throws ConfigurationException {
        Optional<ConfiguredValue> found = find(setting.key());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = setting.parser().apply(found.get().value());
        if (value.isEmpty()) {
            throw new ConfigurationException(found.get(), "it takes " + setting.values());
        }
        return value;
    }

    /** As {@link #get(String)}, with the place where it was found. */
    public Optional<ConfiguredValue> find(String key) {
        String property = PREFIX + key;
        String variable = variable(key);
        return present(key, code.get(key), codeOrigin)
                .or(() -> present(key, properties.get(property), "the system property " + property))
                .or(() -> present(key, environment.get(variable), "the environment variable " + variable))
                .or(() -> present(key, file.getProperty(property), fileOrigin));
    }

    private static Optional<ConfiguredValue> present(String key, String value, String origin) {
        return Optional.ofNullable(value)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> new ConfiguredValue(key, text, origin));
    }

    static String variable(String key) {
        return VARIABLE_PREFIX + variablePart(key);
    }

    static String variablePart(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** What was written for Toami alone, in code and in the file, blank or not. */
    List<ConfiguredValue> written() {
        List<ConfiguredValue> written = new ArrayList<>();
        for (String key : new TreeSet<>(code.keySet())) {
            written.add(new ConfiguredValue(key, code.get(key), codeOrigin));
        }
        for (String name : new TreeSet<>(file.stringPropertyNames())) {
            if (name.startsWith(PREFIX)) {
                written.add(new ConfiguredValue(name.substring(PREFIX.length()), file.getProperty(name), fileOrigin));
            }
        }
        return written;
    }

    /** The names in the file that are not for Toami. */
    List<String> foreign() {
        return file.stringPropertyNames().stream()
                .filter(name -> !name.startsWith(PREFIX))
                .sorted()
                .toList();
    }

    String fileOrigin() {
        return fileOrigin;
    }

    /** The names of system properties that begin with {@code toami.}, without it. */
    List<String> propertyKeys() {
        return behind(PREFIX, properties.names().get());
    }

    /** The names of environment variables that begin with {@code TOAMI_}, without it. */
    List<String> variableParts() {
        return behind(VARIABLE_PREFIX, environment.names().get());
    }

    private static List<String> behind(String prefix, Set<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .sorted()
                .toList();
    }
}
