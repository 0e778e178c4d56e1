package dev.toami.engine.fake;

import java.util.Optional;

import dev.toami.filter.CompiledFilter;

/** What a session lets through. Immutable; compared by identity. */
final class SessionFilter {
    private final Optional<CompiledFilter> filter;

    /** @param filter nothing for everything */
    SessionFilter(Optional<CompiledFilter> filter) {
        this.filter = filter;
    }

    boolean passes(SeenFrame frame) {
        return filter.isEmpty() || frame.matches(filter.get());
    }

    /** Whether a kernel would refuse it. */
    boolean needsUserland() {
        return filter.isPresent() && filter.get().needsUserland();
    }
}
