package dev.toami.engine.flight;

import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("dev.toami.SessionOpen")
@Label("Session Opened")
@Description("A device was opened, or could not be; the duration is that of opening")
@StackTrace(true)
final class SessionOpenEvent extends SessionEvent {
    @Label("Backend")
    String backend;

    @Label("Link Type")
    String linkType;

    @Label("Filter")
    String filter;

    @Label("Snap Length")
    @DataAmount
    int snapLength;

    @Label("Buffer Size")
    @Description("Bytes of kernel memory that were asked for")
    @DataAmount
    long bufferSize;

    @Label("Promiscuous")
    boolean promiscuous;

    @Label("Failure")
    @Description("Why it could not be opened; nothing if it was")
    String failure;
}
