package dev.toami.pcap;

import java.util.Locale;
import java.util.Optional;

import dev.toami.engine.Configuration;

/**
 * What this backend can be told.
 *
 * @param filterCompiler whose compiler filters go through: {@code pcap.filter}
 * @param library the path or name of libpcap, if it is not where it is looked for: {@code pcap.library}
 */
record Settings(FilterCompilerOf filterCompiler, Optional<String> library) {
    static final String FILTER = "pcap.filter";
    static final String LIBRARY = "pcap.library";
    static final Settings DEFAULTS = new Settings(FilterCompilerOf.TOAMI, Optional.empty());

    /** Whose filter compiler to use. */
    enum FilterCompilerOf {
        TOAMI,
        LIBPCAP
    }

    /** @throws IllegalArgumentException if a value is not one that its key takes */
    static Settings of(Configuration configuration) {
        return new Settings(
                configuration.get(FILTER).map(Settings::filterCompiler).orElse(DEFAULTS.filterCompiler),
                configuration.get(LIBRARY));
    }

    private static FilterCompilerOf filterCompiler(String value) {
        for (FilterCompilerOf each : FilterCompilerOf.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(value)) {
                return each;
            }
        }
        throw new IllegalArgumentException(FILTER + " is \"" + value + "\"; it can be toami or libpcap");
    }
}
