package dev.toami.protocols;

import dev.toami.engine.IpAddress;

/** Marks what {@link Packet} takes for the network layer; the outermost one counts. */
public interface NetworkLayer {
    IpAddress source();

    IpAddress destination();
}
