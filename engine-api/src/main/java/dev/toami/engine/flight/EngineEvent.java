package dev.toami.engine.flight;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;

/** What the events have in common. */
@Category("Toami")
@StackTrace(false)
abstract class EngineEvent extends Event {
    @Label("Device")
    String device;
}
