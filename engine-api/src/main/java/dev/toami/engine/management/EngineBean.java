package dev.toami.engine.management;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;

/** Looks at an engine without keeping it from being collected. Thread-safe. */
final class EngineBean implements CaptureEngineMXBean {
    private static final System.Logger LOG = System.getLogger(EngineBean.class.getName());

    private final WeakReference<CaptureEngine> engine;
    private final String backend;
    private final Set<Capability> capabilities;

    EngineBean(CaptureEngine engine) {
        this.engine = new WeakReference<>(engine);
        this.backend = engine.backend();
        this.capabilities = engine.capabilities();
    }

    @Override
    public String getBackend() {
        return backend;
    }

    @Override
    public Set<Capability> getCapabilities() {
        return capabilities;
    }

    @Override
    public List<SessionAttributes> getSessions() {
        CaptureEngine looked = engine.get();
        List<SessionAttributes> sessions = new ArrayList<>();
        for (CaptureSession session : looked == null ? List.<CaptureSession>of() : looked.sessions()) {
            try {
                sessions.add(new SessionBean(backend, session));
            } catch (CaptureException e) {
                LOG.log(System.Logger.Level.DEBUG, "statistics of " + session.device() + ", for a management bean", e);
            }
        }
        return sessions;
    }
}
