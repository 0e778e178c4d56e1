package dev.toami.engine.flight;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;

@Name("dev.toami.DropBurst")
@Label("Drop Burst")
@Description("Frames were lost because the buffer was full")
final class DropBurstEvent extends SessionEvent {
    @Label("Dropped")
    long dropped;

    @Label("Received")
    @Description("Frames that were not lost in the same time")
    long received;

    @Label("Interval")
    @Description("The time since the counters were told last, in which it happened")
    @Timespan
    long interval;
}
