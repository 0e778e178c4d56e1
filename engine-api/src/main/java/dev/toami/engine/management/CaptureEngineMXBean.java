package dev.toami.engine.management;

import java.util.List;
import java.util.Set;

import dev.toami.engine.Capability;

/** The management bean of an engine: what it runs on, and the sessions that it has open. */
public interface CaptureEngineMXBean {
    /** The id of the backend. */
    String getBackend();

    Set<Capability> getCapabilities();

    /** The sessions that are open. */
    List<SessionAttributes> getSessions();
}
