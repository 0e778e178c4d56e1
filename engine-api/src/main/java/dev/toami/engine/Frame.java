package dev.toami.engine;

import java.time.Instant;

/**
 * A frame as it was captured: bytes and what is known about them.
 *
 * <p>Either owned ({@link CapturedFrame}: immutable, safe to keep) or leased by {@link CaptureSession#poll} (valid inside
 * the handler's call and on its thread only: after it everything throws {@link IllegalStateException}, until a backend
 * that uses such objects again lends this one for another frame).
 */
public interface Frame {
    FrameMetadata metadata();

    /** The captured bytes, with the outermost VLAN tag if {@link CaptureOptions#vlanTags} has it there. */
    Bytes bytes();

    /** This frame, owned. */
    default CapturedFrame copy() {
        return CapturedFrame.of(metadata(), bytes());
    }

    /** When it was captured, in nanoseconds since 1970-01-01T00:00Z. */
    default long timestampNanos() {
        return metadata().timestampNanos();
    }

    default Instant timestamp() {
        return Instant.ofEpochSecond(
                Math.floorDiv(timestampNanos(), 1_000_000_000L), Math.floorMod(timestampNanos(), 1_000_000_000L));
    }

    /** How many bytes are here. */
    default int capturedLength() {
        return bytes().length();
    }

    /** How many bytes it had on the wire; unsigned, see {@link FrameMetadata#originalLength}. */
    default int originalLength() {
        return metadata().originalLength();
    }

    /** True if the snap length cut bytes off. */
    default boolean isClipped() {
        return Integer.compareUnsigned(capturedLength(), originalLength()) < 0;
    }

    /** What {@link #bytes()} begin with. */
    default LinkType linkType() {
        return metadata().linkType();
    }

    /** The index of the interface it passed, 0 if unknown. */
    default int interfaceIndex() {
        return metadata().interfaceIndex();
    }

    default PacketType packetType() {
        return metadata().packetType();
    }

    /**
     * The tag control information of the VLAN tag that the kernel took out, or -1. {@link #bytes()} have it again, unless
     * {@link CaptureOptions#vlanTags} leaves it beside them.
     */
    default int vlanTci() {
        return metadata().vlanTci();
    }

    /** The type of that tag, such as 0x8100 (IEEE 802.1Q) or 0x88a8 (802.1ad); 0 without one. */
    default int vlanTpid() {
        return metadata().vlanTpid();
    }

    /** See {@link FrameMetadata#flowHash}. */
    default int flowHash() {
        return metadata().flowHash();
    }

    default boolean has(FrameStatus status) {
        return metadata().has(status);
    }
}
