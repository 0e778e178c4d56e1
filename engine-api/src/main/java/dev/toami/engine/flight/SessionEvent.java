package dev.toami.engine.flight;

import jdk.jfr.Description;
import jdk.jfr.Label;

/** What events of one session have in common. */
abstract class SessionEvent extends EngineEvent {
    @Label("Session")
    @Description("The number of the session, CaptureSession.id()")
    long session;

    void of(long id, String name) {
        session = id;
        device = name;
    }
}
