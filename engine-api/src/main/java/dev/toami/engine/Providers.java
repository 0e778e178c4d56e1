package dev.toami.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

import dev.toami.engine.spi.CaptureBackend;

/** Loads the backends of a class path and gives them their settings. */
final class Providers {
    private static final System.Logger LOG = System.getLogger(Providers.class.getName());

    /** A class loader that cannot list resources makes {@link ServiceLoader} fail for ever. */
    private static final int MOST_FAILURES = 50;

    private Providers() {}

    /** All that load; one that is broken is logged and does not hide the rest. */
    static List<CaptureBackend> load(Configuration configuration, ClassLoader loader) throws CaptureException {
        Settings.check(configuration);
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
        UnknownKeys.check(configuration, found);
        return found;
    }

    static CaptureBackend configured(CaptureBackend backend, Configuration configuration) throws CaptureException {
        for (Setting<?> setting : backend.settings()) {
            configuration.get(setting);
        }
        try {
            return Objects.requireNonNull(backend.configured(configuration), "no configured backend");
        } catch (IllegalArgumentException e) {
            throw new CaptureException("the configuration of backend " + backend.id() + ": " + e.getMessage(), e);
        }
    }

    private static void checkId(CaptureBackend backend) {
        String id = backend.id();
        if (id == null || id.isBlank() || id.equals(Backends.AUTO)) {
            throw new IllegalArgumentException(backend.getClass().getName() + " calls itself \"" + id + "\"");
        }
    }

    /** What happened and why, in one line: the cause tells more than {@link ServiceConfigurationError} does. */
    static String chain(Throwable problem) {
        Throwable cause = problem.getCause();
        return cause == null ? problem.toString() : problem + ", because of " + chain(cause);
    }
}
