package dev.toami.engine;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what is logged through {@link System.Logger} until a test asks for it. */
public final class RecordedLog extends System.LoggerFinder {
    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();

    /** Does nothing; {@link java.util.ServiceLoader} wants it. */
    public RecordedLog() {}

    /** What Toami has logged since this was last called: level, blank, text. */
    public static List<String> drain() {
        List<String> drained = new ArrayList<>();
        for (String line = LINES.poll(); line != null; line = LINES.poll()) {
            drained.add(line);
        }
        return drained;
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Recorder(name);
    }

    private record Recorder(String name) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return name.startsWith("dev.toami.");
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            record(level, message + " " + thrown);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... values) {
            record(level, values == null || values.length == 0 ? format : MessageFormat.format(format, values));
        }

        private void record(Level level, String text) {
            if (isLoggable(level)) {
                LINES.add(level + " " + text);
            }
        }
    }
}
