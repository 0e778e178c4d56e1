package dev.toami.engine;

/**
 * What a key of the {@link Configuration} has, and where that was found.
 *
 * @param key without {@code toami.}
 * @param value not empty, without white space at both ends
 * @param origin such as {@code the environment variable TOAMI_BACKEND}, {@code the file /etc/toami.properties} or {@code
 *     code}
 */
public record ConfiguredValue(String key, String value, String origin) {
    /** One line, such as {@code toami.backend=pcap, from the environment variable TOAMI_BACKEND}. */
    @Override
    public String toString() {
        return Configuration.PREFIX + key + "=" + Quote.bare(value.replaceAll("\\p{Cntrl}", "?")) + ", from " + origin;
    }
}
