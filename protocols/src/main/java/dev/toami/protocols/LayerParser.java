package dev.toami.protocols;

import dev.toami.engine.Bytes;

/** Turns bytes into a view. */
@FunctionalInterface
public interface LayerParser {
    /** For what nothing more is known of. */
    LayerParser PAYLOAD = Payload::of;

    /** @throws MalformedPacketException if the header is not valid; nothing else is thrown on any bytes */
    Layer parse(Bytes in) throws MalformedPacketException;
}
