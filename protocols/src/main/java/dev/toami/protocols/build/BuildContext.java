package dev.toami.protocols.build;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.IpAddress;

/** What encloses the layer that is being encoded, and what it encloses. */
public final class BuildContext {
    private final List<LayerValue> layers;
    private final int index;

    BuildContext(List<LayerValue> layers, int index) {
        this.layers = layers;
        this.index = index;
    }

    /** The layer that follows, which is encoded already. */
    public Optional<LayerValue> inner() {
        return index + 1 < layers.size() ? Optional.of(layers.get(index + 1)) : Optional.empty();
    }

    /** The addresses for this layer's checksum: the nearest IP header's, or those that stand for them. */
    public Optional<PseudoHeader> pseudoHeader() {
        IpAddress source = null;
        IpAddress destination = null;
        for (int i = index - 1; i >= 0; i--) {
            if (layers.get(i) instanceof Rerouting rerouting) {
                source = rerouting.originalSource().orElse(source);
                destination = rerouting.finalDestination().orElse(destination);
            }
            if (layers.get(i) instanceof PseudoHeader ip) {
                return Optional.of(new Addresses(
                        source != null ? source : ip.source(), destination != null ? destination : ip.destination()));
            }
        }
        return Optional.empty();
    }

    private record Addresses(IpAddress source, IpAddress destination) implements PseudoHeader {}

    /** The nearest enclosing layer of this kind: {@code context.enclosing(PseudoHeader.class)}. */
    public <T> Optional<T> enclosing(Class<T> kind) {
        for (int i = index - 1; i >= 0; i--) {
            if (kind.isInstance(layers.get(i))) {
                return Optional.of(kind.cast(layers.get(i)));
            }
        }
        return Optional.empty();
    }
}
