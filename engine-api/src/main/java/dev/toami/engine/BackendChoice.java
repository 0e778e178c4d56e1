package dev.toami.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.toami.engine.spi.Availability;

/**
 * Which backend a configuration asks for, which one it gets, and why not the others.
 *
 * @param setting where that is asked for, such as {@code toami.backend=pcap, from the environment variable TOAMI_BACKEND}
 *     or {@code toami.backend=auto, the default}
 * @param taken the id of the one that an engine would be opened on
 * @param candidates every backend on the class path, in the order in which {@code auto} tries them
 * @param problem why none is taken; empty if one is
 */
public record BackendChoice(
        String setting, Optional<String> taken, List<Candidate> candidates, Optional<String> problem) {
    public BackendChoice {
        candidates = List.copyOf(candidates);
        if (taken.isPresent() == problem.isPresent()) {
            throw new IllegalArgumentException(
                    "either one is taken or there is a problem, not " + taken + " and " + problem);
        }
    }

    /** What became of a backend. */
    public enum Verdict {
        TAKEN,
        /** It can run, but one that can run too comes before it. */
        PRECEDED,
        /** Another one was named. */
        NOT_ASKED_FOR,
        CANNOT_RUN
    }

    /**
     * A backend and its lot.
     *
     * @param why one line: the verdict and its reason
     */
    public record Candidate(
            String id, Availability availability, Set<Capability> capabilities, Verdict verdict, String why) {}
}
