package dev.toami.pcap;

import java.util.Optional;

import dev.toami.engine.Configuration;
import dev.toami.engine.ConfigurationException;
import dev.toami.engine.Setting;

/**
 * What this backend can be told.
 *
 * @param filterCompiler whose compiler filters go through
 * @param library the path or name of libpcap, if it is not where it is looked for
 */
record PcapSettings(FilterCompilerOf filterCompiler, Optional<String> library) {
    /** Whose filter compiler to use. */
    enum FilterCompilerOf {
        TOAMI,
        LIBPCAP
    }

    static final Setting<FilterCompilerOf> FILTER = Setting.constant(
            "pcap.filter", FilterCompilerOf.class, FilterCompilerOf.TOAMI, "Whose compiler filters go through");

    static final Setting<String> LIBRARY = Setting.text(
            "pcap.library",
            "the name or the path of a library",
            "",
            "libpcap, if it is not where it is looked for; a process has one, the first that is loaded");

    static final PcapSettings DEFAULTS = new PcapSettings(FilterCompilerOf.TOAMI, Optional.empty());

    static PcapSettings of(Configuration configuration) throws ConfigurationException {
        return new PcapSettings(configuration.get(FILTER).orElse(DEFAULTS.filterCompiler), configuration.get(LIBRARY));
    }
}
