package dev.toami.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;

/** Finds the backends on the class path and chooses among them. */
final class Backends {
    private static final System.Logger LOG = System.getLogger(Backends.class.getName());

    /** The name that stands for the first that can run. */
    static final String AUTO = "auto";

    /** A class loader that cannot list resources makes {@link ServiceLoader} fail for ever. */
    private static final int MOST_FAILURES = 50;

    /** The order in which {@code auto} tries; others come after these, by id. */
    private static final List<String> PREFERENCE = List.of("afpacket", "pcap");

    private final List<CaptureBackend> found;

    private Backends(List<CaptureBackend> found) {
        this.found = found;
    }

    /** All that load; one that is broken is logged and does not hide the rest. */
    static Backends find(Configuration configuration) throws CaptureException {
        return find(configuration, Backends.class.getClassLoader());
    }

    static Backends find(Configuration configuration, ClassLoader loader) throws CaptureException {
        List<CaptureBackend> found = new ArrayList<>();
        Iterator<CaptureBackend> providers =
                ServiceLoader.load(CaptureBackend.class, loader).iterator();
        int failures = 0;
        while (failures < MOST_FAILURES) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                CaptureBackend backend = providers.next();
                checkId(backend);
                found.add(configured(backend, configuration));
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                failures++;
                LOG.log(System.Logger.Level.WARNING, "a capture backend cannot be loaded: {0}", chain(e));
            }
        }
        return of(found);
    }

    /** A setting that is wrong is an error, also that of a backend that nobody has asked for. */
    private static CaptureBackend configured(CaptureBackend backend, Configuration configuration)
            throws CaptureException {
        try {
            return Objects.requireNonNull(backend.configured(configuration), "no configured backend");
        } catch (IllegalArgumentException e) {
            throw new CaptureException("the configuration of backend " + backend.id() + ": " + e.getMessage(), e);
        }
    }

    private static void checkId(CaptureBackend backend) {
        String id = backend.id();
        if (id == null || id.isBlank() || id.equals(AUTO)) {
            throw new IllegalArgumentException(backend.getClass().getName() + " calls itself \"" + id + "\"");
        }
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

    CaptureBackend choose(String id) throws CaptureException {
        return id.equals(AUTO) ? first() : named(id);
    }

    private CaptureBackend named(String id) throws CaptureException {
        for (CaptureBackend backend : found) {
            if (backend.id().equals(id)) {
                Availability availability = availability(backend);
                if (!availability.isAvailable()) {
                    throw new BackendUnavailableException("backend " + id + ": " + availability.reason());
                }
                LOG.log(System.Logger.Level.DEBUG, "backend {0}, as asked for: {1}", id, availability.reason());
                return backend;
            }
        }
        Stream<String> known = Stream.concat(Stream.of(AUTO), found.stream().map(CaptureBackend::id));
        throw new BackendUnavailableException(
                "there is no backend called \"" + id + "\"; there are: " + known.collect(Collectors.joining(", ")));
    }

    private CaptureBackend first() throws CaptureException {
        List<String> reasons = new ArrayList<>();
        for (CaptureBackend backend : found) {
            Availability availability = availability(backend);
            if (availability.isAvailable()) {
                LOG.log(System.Logger.Level.DEBUG, "backend {0}: {1}", backend.id(), availability.reason());
                return backend;
            }
            LOG.log(System.Logger.Level.INFO, "backend {0} skipped: {1}", backend.id(), availability.reason());
            reasons.add(backend.id() + ": " + availability.reason());
        }
        throw new BackendUnavailableException(
                reasons.isEmpty()
                        ? "no capture backend on the class path"
                        : "no capture backend can run here; " + String.join("; ", reasons));
    }

    /** One that breaks its promise not to throw is one that cannot run. */
    private static Availability availability(CaptureBackend backend) {
        try {
            return Objects.requireNonNull(backend.availability(), "no answer");
        } catch (RuntimeException | LinkageError e) {
            return Availability.unavailable("it cannot tell whether it can run: " + chain(e));
        }
    }

    /** What happened and why, in one line: the cause tells more than {@link ServiceConfigurationError} does. */
    private static String chain(Throwable problem) {
        Throwable cause = problem.getCause();
        return cause == null ? problem.toString() : problem + ", because of " + chain(cause);
    }
}
