package dev.toami.engine;

import java.util.Objects;

/**
 * What is known of a frame beside its bytes.
 *
 * @param timestampNanos when it was captured, in nanoseconds since 1970-01-01T00:00Z
 * @param originalLength how many bytes it had on the wire; a damaged capture file may say any number of 32 bits: it is
 *     unsigned
 * @param linkType what the bytes begin with
 * @param interfaceIndex the index of the interface it passed, 0 if unknown
 * @param packetType to whom it was sent
 * @param vlanTci the tag control information of the VLAN tag that the kernel took out, or {@link #NO_TAG}
 * @param statusBits the {@link FrameStatus#bit bits} of its status, together
 */
public record FrameMetadata(
        long timestampNanos,
        int originalLength,
        LinkType linkType,
        int interfaceIndex,
        PacketType packetType,
        int vlanTci,
        int statusBits) {
    public static final int NO_TAG = -1;

    public FrameMetadata {
        Objects.requireNonNull(linkType, "linkType");
        Objects.requireNonNull(packetType, "packetType");
    }

    /** Of a frame of which only this much is known, as from a classic capture file. */
    public static FrameMetadata of(LinkType linkType, long timestampNanos, int originalLength) {
        return new FrameMetadata(timestampNanos, originalLength, linkType, 0, PacketType.UNKNOWN, NO_TAG, 0);
    }

    public boolean has(FrameStatus status) {
        return (statusBits & status.bit()) != 0;
    }
}
