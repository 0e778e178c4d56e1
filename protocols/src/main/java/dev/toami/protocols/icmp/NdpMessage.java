package dev.toami.protocols.icmp;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;

/** A neighbour discovery message (RFC 4861), behind the ICMPv6 header: fields of its own, then options. Immutable. */
public abstract sealed class NdpMessage extends Layer
        permits NeighborAdvertisement, NeighborSolicitation, Redirect, RouterAdvertisement, RouterSolicitation {
    private final LayerType type;
    private final int optionsOffset;

    NdpMessage(Bytes in, LayerType type, int optionsOffset) {
        super(in);
        this.type = type;
        this.optionsOffset = optionsOffset;
    }

    public final List<NdpOption> options() {
        return NdpOptions.list(bytes(), optionsOffset);
    }

    @Override
    public final LayerType type() {
        return type;
    }

    @Override
    public final Bytes contents() {
        return bytes();
    }

    @Override
    public final Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public final void describe(FieldVisitor visitor) {
        describeFields(visitor);
        NdpOptions.describe(bytes(), optionsOffset, visitor);
    }

    /** The fields before the options. */
    abstract void describeFields(FieldVisitor visitor);
}
