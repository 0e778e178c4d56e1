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

    /** The addresses for this layer's checksum: the nearest IP header's, as far as no routing header leads elsewhere. */
    public Optional<PseudoHeader> pseudoHeader() {
        IpAddress last = null;
        for (int i = index - 1; i >= 0; i--) {
            if (last == null && layers.get(i) instanceof Rerouting routing) {
                last = routing.finalDestination().orElse(null);
            }
            if (layers.get(i) instanceof PseudoHeader ip) {
                return Optional.of(last == null ? ip : new Addresses(ip.source(), last));
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
