package dev.toami.protocols.radio;

import dev.toami.engine.Bytes;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/** Checks of lengths. */
final class RadioLengths {
    private RadioLengths() {}

    static void require(Bytes in, int length, LayerType layer) throws MalformedPacketException {
        if (in.length() < length) {
            throw MalformedPacketException.truncated(
                    layer,
                    0,
                    length,
                    in.length(),
                    layer + " header of " + length + " bytes, only " + in.length() + " there");
        }
    }
}
