package dev.toami.engine;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Text by name that can change while the process runs: its properties or its environment.
 *
 * @param values null for a name that is not there
 */
record Source(Function<String, String> values, Supplier<Set<String>> names) {
    static final Source PROPERTIES =
            new Source(System::getProperty, () -> System.getProperties().stringPropertyNames());

    static final Source ENVIRONMENT =
            new Source(System::getenv, () -> System.getenv().keySet());

    static Source of(Map<String, String> map) {
        return new Source(map::get, map::keySet);
    }

    String get(String name) {
        return values.apply(name);
    }
}
