package dev.toami.protocols;

/** Marks what {@link Packet} takes for the transport layer; the outermost one counts. */
public interface TransportLayer {
    int sourcePort();

    int destinationPort();
}
