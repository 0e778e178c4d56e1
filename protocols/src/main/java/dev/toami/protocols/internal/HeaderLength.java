package dev.toami.protocols.internal;

import dev.toami.engine.Bytes;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/** The check that comes first in every {@code parse}. */
public final class HeaderLength {
    private HeaderLength() {}

    public static void require(Bytes in, int required, LayerType type) throws MalformedPacketException {
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    type, 0, required, in.length(), type + " needs " + required + " bytes, not " + in.length());
        }
    }
}
