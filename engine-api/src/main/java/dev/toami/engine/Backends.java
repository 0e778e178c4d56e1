package dev.toami.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;

/** Finds the backends on the class path and chooses among them. */
final class Backends {
    private static final System.Logger LOG = System.getLogger(Backends.class.getName());

    /** The order in which {@code auto} tries; others come after these, by id. */
    private static final List<String> PREFERENCE = List.of("afpacket", "pcap");

    private final List<CaptureBackend> found;

    private Backends(List<CaptureBackend> found) {
        this.found = found;
    }

    /** All that load; one that is broken is logged and does not hide the rest. */
    static Backends find() throws CaptureException {
        List<CaptureBackend> found = new ArrayList<>();
        Iterator<CaptureBackend> providers = ServiceLoader.load(CaptureBackend.class, Backends.class.getClassLoader())
                .iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                found.add(providers.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                LOG.log(System.Logger.Level.WARNING, "a capture backend cannot be loaded: {0}", e.toString());
            }
        }
        return of(found);
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

    List<CaptureBackend> all() {
        return found;
    }

    CaptureBackend choose(String id) throws CaptureException {
        return id.equals("auto") ? first() : named(id);
    }

    private CaptureBackend named(String id) throws CaptureException {
        for (CaptureBackend backend : found) {
            if (backend.id().equals(id)) {
                Availability availability = backend.availability();
                if (!availability.isAvailable()) {
                    throw new BackendUnavailableException("backend " + id + ": " + availability.reason());
                }
                return backend;
            }
        }
        throw new BackendUnavailableException("there is no backend called \"" + id + "\"; there are: auto, "
                + String.join(", ", found.stream().map(CaptureBackend::id).toList()));
    }

    private CaptureBackend first() throws CaptureException {
        List<String> reasons = new ArrayList<>();
        for (CaptureBackend backend : found) {
            Availability availability = backend.availability();
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
}
