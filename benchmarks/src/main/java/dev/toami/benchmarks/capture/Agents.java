package dev.toami.benchmarks.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Programs that run at the same time. */
final class Agents implements AutoCloseable {
    private final List<Agent> agents = new ArrayList<>();

    void add(Agent agent) {
        agents.add(agent);
    }

    List<Agent> all() {
        return Collections.unmodifiableList(agents);
    }

    @Override
    public void close() {
        agents.forEach(Agent::close);
    }
}
