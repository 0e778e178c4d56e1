package dev.toami.engine;

/** A setting has a value that it does not take, or is none; the message says where it was found and what would do. */
public final class ConfigurationException extends CaptureException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String origin;

    ConfigurationException(ConfiguredValue found, String problem) {
        this(found, problem, null);
    }

    ConfigurationException(ConfiguredValue found, String problem, Throwable cause) {
        super(found + ": " + problem, cause);
        this.key = found.key();
        this.origin = found.origin();
    }

    /** Without {@code toami.}. */
    public String key() {
        return key;
    }

    /** As {@link ConfiguredValue#origin}. */
    public String origin() {
        return origin;
    }
}
