package dev.toami.engine.spi;

import java.util.Objects;

/**
 * Whether a backend can work in this process.
 *
 * @param isAvailable whether it can
 * @param reason one line: what it would run on, or what is missing and how to get it
 */
public record Availability(boolean isAvailable, String reason) {
    public Availability {
        Objects.requireNonNull(reason, "reason");
    }

    public static Availability available(String detail) {
        return new Availability(true, detail);
    }

    public static Availability unavailable(String reason) {
        return new Availability(false, reason);
    }
}
