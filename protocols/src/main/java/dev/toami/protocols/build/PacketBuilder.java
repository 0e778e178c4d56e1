package dev.toami.protocols.build;

import java.util.Arrays;
import java.util.List;

import dev.toami.engine.Bytes;

/**
 * Builds packets from values, from the inside out.
 *
 * <p>Lengths, checksums and next-protocol fields that are not set by hand are filled in; those that are set are kept, so
 * that broken packets can be built on purpose.
 */
public final class PacketBuilder {
    private PacketBuilder() {}

    /**
     * The bytes of {@code layers}, outermost first.
     *
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public static Bytes build(LayerValue... layers) {
        List<LayerValue> list = List.of(layers);
        PacketBuffer out = new PacketBuffer(128);
        for (int i = list.size() - 1; i >= 0; i--) {
            list.get(i).encode(out, new BuildContext(list, i));
        }
        return out.toBytes();
    }

    /** {@code packet} with zeros behind it up to {@code length} bytes: 60 is the least of an Ethernet frame. */
    public static Bytes pad(Bytes packet, int length) {
        return packet.length() >= length ? packet : Bytes.wrap(Arrays.copyOf(packet.toArray(), length));
    }
}
