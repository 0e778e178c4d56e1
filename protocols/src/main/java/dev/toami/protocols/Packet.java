package dev.toami.protocols;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.LinkType;
import dev.toami.protocols.print.GopacketText;

/**
 * A frame and its layers, outermost first.
 *
 * <p>Immutable; of a leased frame it is a leased packet, valid as long as the frame is.
 */
public final class Packet {
    private final Frame frame;
    private final Dissector dissector;
    private final List<Layer> layers;

    Packet(Frame frame, Dissector dissector, List<Layer> layers) {
        this.frame = frame;
        this.dissector = dissector;
        this.layers = layers;
    }

    /** The layers of {@code frame} by {@link Dissector#standard()}; never throws on any bytes. */
    public static Packet dissect(Frame frame) {
        return Dissector.standard().dissect(frame);
    }

    /** The layers of bytes that were never captured: no timestamp, wire length as long as they are. */
    public static Packet dissect(Bytes bytes, LinkType linkType) {
        return dissect(CapturedFrame.of(linkType, 0, bytes.length(), bytes));
    }

    public Frame frame() {
        return frame;
    }

    /** What the layers were found with. */
    public Dissector dissector() {
        return dissector;
    }

    /** All layers, outermost first; at least one. */
    public List<Layer> layers() {
        return Collections.unmodifiableList(layers);
    }

    /** The outermost layer of this view or kind: {@code packet.layer(TcpSegment.class)}. */
    public <T> Optional<T> layer(Class<T> kind) {
        for (Layer layer : layers) {
            if (kind.isInstance(layer)) {
                return Optional.of(kind.cast(layer));
            }
        }
        return Optional.empty();
    }

    /** The outermost layer of this type. */
    public Optional<Layer> layer(LayerType type) {
        for (Layer layer : layers) {
            if (layer.type().equals(type)) {
                return Optional.of(layer);
            }
        }
        return Optional.empty();
    }

    public Optional<LinkLayer> linkLayer() {
        return layer(LinkLayer.class);
    }

    public Optional<NetworkLayer> networkLayer() {
        return layer(NetworkLayer.class);
    }

    public Optional<TransportLayer> transportLayer() {
        return layer(TransportLayer.class);
    }

    /** The application layer: a decoded protocol, or the {@link Payload} that no parser knows. */
    public Optional<ApplicationLayer> applicationLayer() {
        return layer(ApplicationLayer.class);
    }

    /** Where and why the dissection failed, if it did. */
    public Optional<Malformed> errorLayer() {
        return layer(Malformed.class);
    }

    /** The verdicts on all checksums that can be verified, outermost first. */
    public List<LayerChecksum> checksums() {
        return PacketChecksums.of(this);
    }

    /** True if bytes are missing at the end: cut by the snap length, or fewer than a header declares. */
    public boolean isTruncated() {
        if (frame.isClipped()) {
            return true;
        }
        for (Layer layer : layers) {
            if (layer.isTruncated()) {
                return true;
            }
        }
        return false;
    }

    /** One line for the frame and one a layer, in gopacket's form, each with its line end. */
    @Override
    public String toString() {
        return GopacketText.format(this);
    }
}
