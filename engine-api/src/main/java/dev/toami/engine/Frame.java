package dev.toami.engine;

import java.time.Instant;

/**
 * A frame as it was captured: bytes and what is known about them.
 *
 * <p>Either owned ({@link CapturedFrame}: immutable, safe to keep) or leased by {@link CaptureSession#poll} (valid inside
 * the handler's call and on its thread only: after it, reading {@link #bytes()} and {@link #copy()} throw {@link
 * IllegalStateException}).
 */
public interface Frame {
    /** When it was captured, in nanoseconds since 1970-01-01T00:00Z. */
    long timestampNanos();

    /** How many bytes are here. */
    int capturedLength();

    /** How many bytes it had on the wire. A damaged capture file may say any number of 32 bits: it is unsigned. */
    int originalLength();

    /** What {@link #bytes()} begin with. */
    LinkType linkType();

    /** The index of the interface it passed, 0 if unknown. */
    int interfaceIndex();

    PacketType packetType();

    /** The tag control information of the VLAN tag that the kernel took out, or -1. {@link #bytes()} have it again. */
    int vlanTci();

    boolean has(FrameStatus status);

    /** The captured bytes, outermost VLAN tag included. */
    Bytes bytes();

    /** This frame, owned. */
    CapturedFrame copy();

    default Instant timestamp() {
        return Instant.ofEpochSecond(
                Math.floorDiv(timestampNanos(), 1_000_000_000L), Math.floorMod(timestampNanos(), 1_000_000_000L));
    }

    /** True if the snap length cut bytes off. */
    default boolean isClipped() {
        return Integer.compareUnsigned(capturedLength(), originalLength()) < 0;
    }
}
