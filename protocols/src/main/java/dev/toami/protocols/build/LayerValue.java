package dev.toami.protocols.build;

/** A header, or a payload, that can be turned into bytes. Immutable. */
public interface LayerValue {
    /**
     * Puts this layer in front of what {@code out} holds already, which is its payload. Fields that are not set are
     * filled in: lengths from the payload, next-protocol codes and checksums from {@code context}.
     *
     * @throws IllegalArgumentException if a value does not fit its field
     */
    void encode(PacketBuffer out, BuildContext context);
}
