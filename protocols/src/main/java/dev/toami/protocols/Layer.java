package dev.toami.protocols;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.build.LayerValue;

/**
 * One protocol's view of some bytes: holding one proves that its header is valid, so its getters cannot fail.
 *
 * <p>Immutable. It lives as long as the bytes that it was parsed from: for ever over owned bytes, for one call over
 * leased ones.
 */
public abstract class Layer implements Describable {
    private final Bytes bytes;

    /** @param bytes all that the layer below handed over, this layer's header first */
    protected Layer(Bytes bytes) {
        this.bytes = bytes;
    }

    public abstract LayerType type();

    /** The header with its options, without the payload. */
    public abstract Bytes contents();

    /** What the header encloses, clipped to what it declares and to what is there. */
    public abstract Bytes payload();

    /** True if the header declares more than is there. */
    public boolean isTruncated() {
        return false;
    }

    /** The parser for {@link #payload()}, never null; {@link LayerParser#PAYLOAD} if nothing more is known. */
    public LayerParser next(Dissector dissector) {
        return LayerParser.PAYLOAD;
    }

    /**
     * What this layer can be built again with: its fields as they are, but lengths and checksums, which are computed. Empty
     * if the layer is none that can be built.
     */
    public Optional<LayerValue> toValue() {
        return Optional.empty();
    }

    /**
     * The layers of the packet that this layer reports about, outermost first and mostly cut off, as in an ICMP error; none
     * for most layers. They are no layers of the {@link Packet}: it does not flow here.
     */
    public List<Layer> quoted(Dissector dissector) {
        return List.of();
    }

    /** All bytes that the layer was parsed from. */
    public final Bytes bytes() {
        return bytes;
    }

    /** The fields in gopacket's form, without the type's name. */
    @Override
    public String toString() {
        return dev.toami.protocols.print.GopacketText.fields(this);
    }
}
