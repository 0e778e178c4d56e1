package dev.toami.engine.flight;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

@Name("dev.toami.SessionClose")
@Label("Session Closed")
@Description("A session was closed; its counters in total")
@StackTrace(true)
final class SessionCloseEvent extends SessionEvent {
    @Label("Open For")
    @Timespan
    long openFor;

    @Label("Received")
    @Description("Frames that passed the filter and reached the buffer")
    long received;

    @Label("Dropped by Kernel")
    @Description("Frames that passed the filter and found the buffer full")
    long droppedByKernel;

    @Label("Dropped by Interface")
    long droppedByInterface;

    @Label("Ring Freezes")
    @Description("How often the buffer was full")
    long ringFreezes;

    @Label("Filtered")
    @Description("Frames that were rejected in the JVM")
    long filtered;

    @Label("Filter Place")
    String filterPlace;
}
