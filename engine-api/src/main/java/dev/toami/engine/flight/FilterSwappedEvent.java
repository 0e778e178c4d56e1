package dev.toami.engine.flight;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("dev.toami.FilterSwapped")
@Label("Filter Swapped")
@Description("The filter of a session was replaced")
@StackTrace(true)
final class FilterSwappedEvent extends SessionEvent {
    @Label("Filter")
    String filter;

    @Label("Filter Place")
    @Description("Where it runs: in the kernel, in the JVM, or in a native library")
    String filterPlace;
}
