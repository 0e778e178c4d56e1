package dev.toami.engine.flight;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

@Name("dev.toami.LinkEvent")
@Label("Link Event")
@Description("A device came up, went down, was renamed, changed or removed")
final class LinkChangeEvent extends EngineEvent {
    @Label("Interface Index")
    int interfaceIndex;

    @Label("Change")
    String change;

    @Label("Detail")
    String detail;
}
