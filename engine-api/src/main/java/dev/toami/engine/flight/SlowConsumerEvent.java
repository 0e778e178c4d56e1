package dev.toami.engine.flight;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("dev.toami.SlowConsumer")
@Label("Slow Consumer")
@Description("The thread that reads found more than three quarters of the ring waiting for it")
@StackTrace(true)
final class SlowConsumerEvent extends SessionEvent {
    @Label("Ready Blocks")
    int readyBlocks;

    @Label("Blocks")
    int blocks;
}
