package dev.toami.engine.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What code under test did wrong, each with a stack trace of where. Thread-safe. */
final class Faults {
    /** Code that does one thing wrong may do it a million times. */
    private static final int MOST_KEPT = 100;

    private final List<Throwable> found = new ArrayList<>();

    /** The caller's stack trace is kept. */
    void add(String what) {
        add(what, null);
    }

    synchronized void add(String what, Throwable where) {
        if (found.size() < MOST_KEPT) {
            found.add(new Throwable(what, where));
        }
    }

    synchronized void addAll(Faults others) {
        found.addAll(others.copy());
    }

    private synchronized List<Throwable> copy() {
        return List.copyOf(found);
    }

    /** Throws an {@link AssertionError} that tells all, if there are any. */
    synchronized void check() {
        if (!found.isEmpty()) {
            String text = found.stream().map(Throwable::getMessage).collect(Collectors.joining("\n  "));
            AssertionError error = new AssertionError("misuse of the engine:\n  " + text);
            found.forEach(error::addSuppressed);
            throw error;
        }
    }
}
