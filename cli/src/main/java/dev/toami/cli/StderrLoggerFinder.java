package dev.toami.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Log messages as lines on standard error, warnings and worse unless {@code TOAMI_LOG} names another level. Loading
 * java.util.logging instead would take longer than most commands run.
 */
public final class StderrLoggerFinder extends System.LoggerFinder {
    private final System.Logger.Level threshold = threshold(System.getenv("TOAMI_LOG"));

    private static System.Logger.Level threshold(String name) {
        for (System.Logger.Level level : System.Logger.Level.values()) {
            if (name != null && level.name().equals(name.toUpperCase(Locale.ROOT))) {
                return level;
            }
        }
        return System.Logger.Level.WARNING;
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new StderrLogger(name, threshold);
    }

    private record StderrLogger(String name, Level threshold) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return level != Level.OFF && level.getSeverity() >= threshold.getSeverity();
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            if (isLoggable(level)) {
                print(level, thrown == null ? message : message + ": " + thrown);
            }
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... values) {
            if (isLoggable(level)) {
                print(level, values == null || values.length == 0 ? format : MessageFormat.format(format, values));
            }
        }

        private static void print(Level level, String message) {
            System.err.print("toami: " + level.name().toLowerCase(Locale.ROOT) + ": " + message + "\n");
        }
    }
}
