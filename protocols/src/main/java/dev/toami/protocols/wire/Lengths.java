package dev.toami.protocols.wire;

import dev.toami.engine.Bytes;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/** Checks of lengths that views begin with. */
public final class Lengths {
    private Lengths() {}

    /** @throws MalformedPacketException if {@code in} has fewer than {@code required} bytes */
    public static void require(Bytes in, int required, LayerType layer) throws MalformedPacketException {
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    layer,
                    0,
                    required,
                    in.length(),
                    layer.name() + " has at least " + required + " bytes, there are " + in.length());
        }
    }

    /** @throws MalformedPacketException if a length field says less than {@code required} */
    public static void requireDeclared(int declared, int required, int offset, LayerType layer)
            throws MalformedPacketException {
        if (declared < required) {
            throw MalformedPacketException.invalid(
                    layer,
                    offset,
                    required,
                    declared,
                    layer.name() + " declares " + declared + " bytes, it has at least " + required);
        }
    }
}
