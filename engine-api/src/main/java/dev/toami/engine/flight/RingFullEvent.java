package dev.toami.engine.flight;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;

@Name("dev.toami.RingFull")
@Label("Ring Full")
@Description("The kernel found no free block in the ring")
final class RingFullEvent extends SessionEvent {
    @Label("Times")
    long times;

    @Label("Interval")
    @Description("The time since the counters were told last, in which it happened")
    @Timespan
    long interval;
}
