package dev.toami.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.toami.engine.BackendChoice.Verdict;
import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;

/** The backends of a class path, and the choice among them. */
final class Backends {
    private static final System.Logger LOG = System.getLogger(Backends.class.getName());

    /** The name that stands for the first that can run. */
    static final String AUTO = "auto";

    /** The order in which {@code auto} tries; others come after these, by id. */
    private static final List<String> PREFERENCE = List.of("afpacket", "pcap");

    private final List<CaptureBackend> found;

    private Backends(List<CaptureBackend> found) {
        this.found = found;
    }

    /**
     * All that load, with the settings of {@code configuration}; one that is broken is logged and does not hide the rest.
     *
     * @throws ConfigurationException if a setting is wrong, also that of a backend that nobody has asked for
     */
    static Backends find(Configuration configuration) throws CaptureException {
        return find(configuration, Backends.class.getClassLoader());
    }

    static Backends find(Configuration configuration, ClassLoader loader) throws CaptureException {
        return of(Providers.load(configuration, loader));
    }

    static Backends of(List<CaptureBackend> backends) throws CaptureException {
        Map<String, CaptureBackend> byId = new HashMap<>();
        for (CaptureBackend backend : backends) {
            CaptureBackend other = byId.put(backend.id(), backend);
            if (other != null) {
                throw new CaptureException("two capture backends are called " + backend.id() + ": "
                        + other.getClass().getName() + " and "
                        + backend.getClass().getName());
            }
        }
        List<CaptureBackend> sorted = new ArrayList<>(backends);
        sorted.sort(Comparator.comparingInt(Backends::rank).thenComparing(CaptureBackend::id));
        return new Backends(sorted);
    }

    private static int rank(CaptureBackend backend) {
        int rank = PREFERENCE.indexOf(backend.id());
        return rank < 0 ? PREFERENCE.size() : rank;
    }

    /** What each can do here, by id, in the order in which {@code auto} tries them. */
    Map<String, Availability> availabilities() {
        Map<String, Availability> availabilities = new LinkedHashMap<>();
        found.forEach(backend -> availabilities.put(backend.id(), availability(backend)));
        return availabilities;
    }

    /**
     * The one that {@code toami.backend} names, or the first that can run. No other is asked whether it can.
     *
     * @throws BackendUnavailableException if there is none
     */
    CaptureBackend choose(Configuration configuration) throws CaptureException {
        BackendChoice choice = decide(configuration, false);
        for (BackendChoice.Candidate candidate : choice.candidates()) {
            boolean skipped =
                    candidate.verdict() == Verdict.CANNOT_RUN && choice.taken().isPresent();
            LOG.log(
                    skipped ? System.Logger.Level.INFO : System.Logger.Level.DEBUG,
                    "backend {0}: {1}",
                    candidate.id(),
                    candidate.why());
        }
        String id = choice.taken()
                .orElseThrow(
                        () -> new BackendUnavailableException(choice.problem().orElseThrow()));
        return found.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    /** What {@link #choose} does, and with each of the others. */
    BackendChoice explain(Configuration configuration) {
        return decide(configuration, true);
    }

    /** @param all whether those too are asked that the choice does not depend on, which may load native code */
    private BackendChoice decide(Configuration configuration, boolean all) {
        Optional<ConfiguredValue> setting = configuration.find(Configuration.BACKEND);
        String wanted = setting.map(ConfiguredValue::value).orElse(AUTO);
        String source = setting.map(ConfiguredValue::toString)
                .orElse(Configuration.PREFIX + Configuration.BACKEND + "=" + AUTO + ", the default");
        boolean isAuto = wanted.equals(AUTO);
        List<BackendChoice.Candidate> candidates = new ArrayList<>();
        Optional<String> taken = Optional.empty();
        for (CaptureBackend backend : found) {
            boolean isDue = isAuto ? taken.isEmpty() : backend.id().equals(wanted);
            if (isDue || all) {
                Availability availability = availability(backend);
                Verdict verdict = verdict(isDue, isAuto, availability.isAvailable());
                taken = verdict == Verdict.TAKEN ? Optional.of(backend.id()) : taken;
                String why = why(verdict, availability, taken);
                candidates.add(
                        new BackendChoice.Candidate(backend.id(), availability, capabilities(backend), verdict, why));
            }
        }
        Optional<String> problem =
                taken.isPresent() ? Optional.empty() : Optional.of(problem(isAuto, source, candidates));
        return new BackendChoice(source, taken, candidates, problem);
    }

    private static Verdict verdict(boolean isDue, boolean isAuto, boolean runs) {
        if (!isDue && !isAuto) {
            return Verdict.NOT_ASKED_FOR;
        }
        if (!runs) {
            return Verdict.CANNOT_RUN;
        }
        return isDue ? Verdict.TAKEN : Verdict.PRECEDED;
    }

    private static String why(Verdict verdict, Availability availability, Optional<String> taken) {
        String lot =
                switch (verdict) {
                    case TAKEN -> "taken";
                    case PRECEDED -> "could run, but " + taken.orElseThrow() + " comes before it";
                    case NOT_ASKED_FOR -> "not asked for; " + (availability.isAvailable() ? "could run" : "cannot run");
                    case CANNOT_RUN -> "cannot run";
                };
        return lot + ": " + availability.reason();
    }

    private String problem(boolean isAuto, String source, List<BackendChoice.Candidate> candidates) {
        if (!isAuto) {
            return source + ": "
                    + candidates.stream()
                            .filter(candidate -> candidate.verdict() == Verdict.CANNOT_RUN)
                            .findFirst()
                            .map(BackendChoice.Candidate::why)
                            .orElse("there is no such backend; there are: " + names());
        }
        return candidates.isEmpty()
                ? "no capture backend on the class path"
                : "no capture backend can run here; "
                        + candidates.stream()
                                .map(candidate -> candidate.id() + ": "
                                        + candidate.availability().reason())
                                .collect(Collectors.joining("; "));
    }

    private String names() {
        return Stream.concat(Stream.of(AUTO), found.stream().map(CaptureBackend::id))
                .collect(Collectors.joining(", "));
    }

    private static Set<Capability> capabilities(CaptureBackend backend) {
        try {
            return Set.copyOf(backend.capabilities());
        } catch (RuntimeException | LinkageError e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "backend {0} cannot tell what it can do: {1}",
                    backend.id(),
                    Providers.chain(e));
            return Set.of();
        }
    }

    /** One that breaks its promise not to throw is one that cannot run. */
    private static Availability availability(CaptureBackend backend) {
        try {
            return Objects.requireNonNull(backend.availability(), "no answer");
        } catch (RuntimeException | LinkageError e) {
            return Availability.unavailable("it cannot tell whether it can run: " + Providers.chain(e));
        }
    }
}
