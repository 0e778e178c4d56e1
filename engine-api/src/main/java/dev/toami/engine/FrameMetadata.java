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
 * @param vlanTpid the type of that tag, such as 0x8100 or 0x88a8; 0 without one
 * @param flowHash the kernel's or the device's hash of the flow that it belongs to, 0 if it was not asked for: see {@link
 *     CaptureOptions#flowHash}
 * @param statusBits the {@link FrameStatus#bit bits} of its status, together
 */
public record FrameMetadata(
        long timestampNanos,
        int originalLength,
        LinkType linkType,
        int interfaceIndex,
        PacketType packetType,
        int vlanTci,
        int vlanTpid,
        int flowHash,
        int statusBits) {
    public static final int NO_TAG = -1;

    private static final int TPID_DOT1Q = 0x8100;

    public FrameMetadata {
        Objects.requireNonNull(linkType, "linkType");
        Objects.requireNonNull(packetType, "packetType");
    }

    /** Of a frame whose tag, if it has one, is one of IEEE 802.1Q, and whose flow hash is not known. */
    public FrameMetadata(
            long timestampNanos,
            int originalLength,
            LinkType linkType,
            int interfaceIndex,
            PacketType packetType,
            int vlanTci,
            int statusBits) {
        this(
                timestampNanos,
                originalLength,
                linkType,
                interfaceIndex,
                packetType,
                vlanTci,
                vlanTci == NO_TAG ? 0 : TPID_DOT1Q,
                0,
                statusBits);
    }

    /** Of a frame of which only this much is known, as from a classic capture file. */
    public static FrameMetadata of(LinkType linkType, long timestampNanos, int originalLength) {
        return new FrameMetadata(timestampNanos, originalLength, linkType, 0, PacketType.UNKNOWN, NO_TAG, 0);
    }

    public boolean has(FrameStatus status) {
        return (statusBits & status.bit()) != 0;
    }
}
