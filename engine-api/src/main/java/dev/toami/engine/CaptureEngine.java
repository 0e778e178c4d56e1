package dev.toami.engine;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.toami.engine.flight.Recorder;
import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;

/**
 * The way in: lists devices and opens them, on the backend that the configuration names.
 *
 * <p>Thread-safe. Closing it closes the sessions that it opened; it then opens no more, but still lists devices.
 */
public final class CaptureEngine implements AutoCloseable {
    private static final String CLOSED = "the engine is closed";

    private static final System.Logger LOG = System.getLogger(CaptureEngine.class.getName());

    private final CaptureBackend backend;
    private final Configuration configuration;
    private final CaptureOptions defaults;
    /** Weakly: a session that its user has dropped is closed by its own safety net. */
    private final List<WeakReference<CaptureSession>> sessions = new ArrayList<>();

    private boolean closed;

    private CaptureEngine(CaptureBackend backend, Configuration configuration, CaptureOptions defaults) {
        this.backend = Objects.requireNonNull(backend, "backend");
        this.configuration = configuration;
        this.defaults = defaults;
    }

    /**
     * An engine on the backend that {@code toami.backend} names, or on the first that can run here.
     *
     * @throws ConfigurationException if a setting is wrong
     * @throws BackendUnavailableException if it cannot run; there is no silent fallback from a named one
     */
    public static CaptureEngine open() throws CaptureException {
        return open(Configuration.load());
    }

    /** As {@link #open()}, with settings from {@code configuration}. */
    public static CaptureEngine open(Configuration configuration) throws CaptureException {
        return open(configuration, Backends.find(configuration).choose(configuration));
    }

    /**
     * An engine on a backend of the caller's own, with settings from {@code configuration}; that for the backend's id counts
     * for nothing.
     */
    public static CaptureEngine open(CaptureBackend backend, Configuration configuration) throws CaptureException {
        Settings.check(configuration);
        UnknownKeys.check(configuration, List.of(backend));
        return open(configuration, Providers.configured(backend, configuration));
    }

    private static CaptureEngine open(Configuration configuration, CaptureBackend backend) throws CaptureException {
        CaptureEngine engine = new CaptureEngine(backend, configuration, Settings.options(configuration));
        if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
            Stream.concat(Settings.all().stream(), backend.settings().stream())
                    .forEach(setting -> LOG.log(System.Logger.Level.DEBUG, "{0}", effective(setting, configuration)));
        }
        return engine;
    }

    private static String effective(Setting<?> setting, Configuration configuration) {
        return configuration
                .find(setting.key())
                .map(ConfiguredValue::toString)
                .orElse(Configuration.PREFIX
                        + setting.key()
                        + (setting.defaultText().isEmpty()
                                ? " is not set"
                                : "=" + setting.defaultText() + ", the default"));
    }

    /** An engine on a backend of the caller's own, as it is, without any settings from outside. */
    public static CaptureEngine open(CaptureBackend backend) {
        return new CaptureEngine(backend, Configuration.none(), CaptureOptions.defaults());
    }

    /**
     * What {@link #open(Configuration)} would do, and why. Asks every backend, so that it may load native code that an engine
     * would not.
     *
     * @throws ConfigurationException if a setting is wrong
     */
    public static BackendChoice explain(Configuration configuration) throws CaptureException {
        return Backends.find(configuration).explain(configuration);
    }

    /** Every backend on the class path by id, in the order in which {@code auto} tries them. */
    public static Map<String, Availability> backends() throws CaptureException {
        return Backends.find(Configuration.load()).availabilities();
    }

    /** The id of the backend in use. */
    public String backend() {
        return backend.id();
    }

    /** Which of the things that backends differ in the one in use does. */
    public Set<Capability> capabilities() {
        return Set.copyOf(backend.capabilities());
    }

    /** What it was opened with. */
    public Configuration configuration() {
        return configuration;
    }

    /** The options for sessions that the engine was configured with, for changing them. */
    public CaptureOptions.Builder options() {
        return defaults.toBuilder();
    }

    /** All devices, those that are down or without an address included, and {@code any}. */
    public List<NetworkDevice> devices() throws CaptureException {
        return backend.devices();
    }

    /**
     * Opens a device for capturing and injecting.
     *
     * @param device its name, or {@link NetworkDevice#ANY}
     * @param options taken as they are; {@link #options} begins with what is configured
     * @throws DeviceNotFoundException if there is none of this name
     * @throws DeviceDownException if it is not up
     * @throws PermissionDeniedException if the process may not
     * @throws FilterSyntaxException if the filter is not in the language
     * @throws FilterRejectedException if the kernel takes no filter at all; one that it cannot run runs in the JVM
     * @throws SessionClosedException if the engine is closed
     */
    public CaptureSession capture(String device, CaptureOptions options) throws CaptureException {
        synchronized (sessions) {
            if (closed) {
                throw new SessionClosedException(CLOSED);
            }
        }
        CaptureSession session = open(device, options);
        synchronized (sessions) {
            if (!closed) {
                sessions.removeIf(other -> !isOpen(other.get()));
                sessions.add(new WeakReference<>(session));
                return session;
            }
        }
        session.close();
        throw new SessionClosedException(CLOSED);
    }

    private CaptureSession open(String device, CaptureOptions options) throws CaptureException {
        Recorder.Opening opening = Recorder.get().opening(backend.id(), device, options);
        try {
            CaptureSession session = backend.open(device, options);
            opening.opened(session);
            return session;
        } catch (CaptureException | RuntimeException e) {
            opening.failed(e);
            throw e;
        }
    }

    /** The sessions that it opened and that are open, in that order. */
    public List<CaptureSession> sessions() {
        synchronized (sessions) {
            return sessions.stream()
                    .map(WeakReference::get)
                    .filter(CaptureEngine::isOpen)
                    .toList();
        }
    }

    private static boolean isOpen(CaptureSession session) {
        return session != null && session.isOpen();
    }

    /** Closes every session that is open; one that fails does not keep the rest open. Idempotent. */
    @Override
    public void close() {
        List<CaptureSession> open;
        synchronized (sessions) {
            closed = true;
            open = sessions();
            sessions.clear();
        }
        RuntimeException failure = null;
        for (CaptureSession session : open) {
            try {
                session.close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
