package dev.toami.protocols.build;

import dev.toami.engine.IpAddress;

/** A network layer whose addresses take part in the checksums of what it carries. */
public interface PseudoHeader {
    IpAddress source();

    IpAddress destination();
}
