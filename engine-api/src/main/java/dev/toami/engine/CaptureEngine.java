package dev.toami.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;

/**
 * The way in: lists devices and opens them, on the backend that the configuration names.
 *
 * <p>Thread-safe. Closing it closes the sessions that it opened.
 */
public final class CaptureEngine implements AutoCloseable {
    private final CaptureBackend backend;
    private final List<CaptureSession> sessions = new ArrayList<>();
    private boolean closed;

    private CaptureEngine(CaptureBackend backend) {
        this.backend = backend;
    }

    /**
     * An engine on the backend that {@code toami.backend} names, or on the first that can run here.
     *
     * @throws BackendUnavailableException if it cannot run; there is no silent fallback from a named one
     */
    public static CaptureEngine open() throws CaptureException {
        return open(Configuration.load());
    }

    /** As {@link #open()}, with settings from {@code configuration}. */
    public static CaptureEngine open(Configuration configuration) throws CaptureException {
        return new CaptureEngine(
                Backends.find().choose(configuration.get(Configuration.BACKEND).orElse("auto")));
    }

    /** An engine on a backend of the caller's own. */
    public static CaptureEngine open(CaptureBackend backend) {
        return new CaptureEngine(backend);
    }

    /** Every backend on the class path by id, in the order in which {@code auto} tries them. */
    public static Map<String, Availability> backends() throws CaptureException {
        Map<String, Availability> availabilities = new LinkedHashMap<>();
        for (CaptureBackend each : Backends.find().all()) {
            availabilities.put(each.id(), each.availability());
        }
        return availabilities;
    }

    /** The id of the backend in use. */
    public String backend() {
        return backend.id();
    }

    /** All devices, those that are down or without an address included, and {@code any}. */
    public List<NetworkDevice> devices() throws CaptureException {
        return backend.devices();
    }

    /**
     * Opens a device for capturing and injecting.
     *
     * @param device its name, or {@link NetworkDevice#ANY}
     * @throws DeviceNotFoundException if there is none of this name
     * @throws DeviceDownException if it is not up
     * @throws PermissionDeniedException if the process may not
     * @throws FilterSyntaxException if the filter is not in the language
     * @throws FilterRejectedException if the kernel does not take the filter
     */
    public CaptureSession capture(String device, CaptureOptions options) throws CaptureException {
        CaptureSession session = backend.open(device, options);
        synchronized (sessions) {
            if (!closed) {
                sessions.removeIf(other -> !other.isOpen());
                sessions.add(session);
                return session;
            }
        }
        session.close();
        throw new SessionClosedException("the engine is closed");
    }

    @Override
    public void close() {
        List<CaptureSession> open;
        synchronized (sessions) {
            closed = true;
            open = List.copyOf(sessions);
            sessions.clear();
        }
        open.forEach(CaptureSession::close);
    }
}
