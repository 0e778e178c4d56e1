package dev.toami.files;

import java.io.IOException;

import dev.toami.engine.LinkType;

/** The frames of a capture do not begin with what those of the session do. */
public final class LinkTypeMismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient LinkType captured;
    private final transient LinkType accepted;

    LinkTypeMismatchException(LinkType captured, LinkType accepted, String device) {
        super("the capture has frames of link type " + captured + ", " + device + " takes " + accepted);
        this.captured = captured;
        this.accepted = accepted;
    }

    /** That of the capture; null after serialization. */
    public LinkType captured() {
        return captured;
    }

    /** That of the session; null after serialization. */
    public LinkType accepted() {
        return accepted;
    }
}
