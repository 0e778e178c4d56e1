package dev.toami.protocols.industrial;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/** A layer whose lengths are known once it is parsed. */
abstract class MeasuredLayer extends Layer {
    private final LayerType type;
    private final int headerLength;
    private final int totalLength;

    /**
     * @param headerLength up to where the payload begins
     * @param totalLength of header and payload, as declared
     */
    MeasuredLayer(Bytes in, LayerType type, int headerLength, int totalLength) {
        super(in);
        this.type = type;
        this.headerLength = headerLength;
        this.totalLength = totalLength;
    }

    static void require(Bytes in, LayerType type, int required) throws MalformedPacketException {
        if (in.length() < required) {
            throw MalformedPacketException.truncated(
                    type, 0, required, in.length(), type + " needs " + required + " bytes, not " + in.length());
        }
    }

    static MalformedPacketException invalid(LayerType type, int offset, int required, int found, String what) {
        return MalformedPacketException.invalid(
                type, offset, required, found, type + " " + what + " must be " + required + ", not " + found);
    }

    static MalformedPacketException tooSmall(LayerType type, int offset, int least, int found, String what) {
        return MalformedPacketException.invalid(
                type, offset, least, found, type + " " + what + " must be at least " + least + ", not " + found);
    }

    @Override
    public final LayerType type() {
        return type;
    }

    @Override
    public final Bytes contents() {
        return bytes().clip(headerLength);
    }

    @Override
    public final Bytes payload() {
        Bytes all = bytes().clip(totalLength);
        return all.slice(Math.min(headerLength, all.length()));
    }

    @Override
    public final boolean isTruncated() {
        return bytes().length() < totalLength;
    }

    /** Header and payload, as much of it as is there. */
    final Bytes message() {
        return bytes().clip(totalLength);
    }
}
