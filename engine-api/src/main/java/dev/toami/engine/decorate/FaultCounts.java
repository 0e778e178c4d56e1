package dev.toami.engine.decorate;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How often each kind of fault has happened. Thread-safe. */
final class FaultCounts {
    private final Map<FaultKind, AtomicLong> counts = new EnumMap<>(FaultKind.class);

    FaultCounts() {
        for (FaultKind kind : FaultKind.values()) {
            counts.put(kind, new AtomicLong());
        }
    }

    void add(FaultKind kind) {
        counts.get(kind).incrementAndGet();
    }

    long get(FaultKind kind) {
        return counts.get(kind).get();
    }
}
