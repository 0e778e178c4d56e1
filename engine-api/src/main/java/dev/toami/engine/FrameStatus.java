package dev.toami.engine;

/** What the kernel says of a frame beside its bytes. */
public enum FrameStatus {
    /** The transport checksum is left to the hardware: it is wrong in the bytes, and not for damage. */
    CHECKSUM_NOT_READY,
    /** The hardware or the kernel has checked the transport checksum. */
    CHECKSUM_VALID,
    /** Frames were dropped since the statistics were last read. */
    LOSING,
    /** A TCP super-packet of several segments. */
    GSO_TCP,
    /** The timestamp was made by the device. */
    HARDWARE_TIMESTAMP;

    /** This status in a set of bits. */
    public int bit() {
        return 1 << ordinal();
    }
}
