package dev.toami.engine;

/** What the kernel says of a frame beside its bytes. */
public enum FrameStatus {
    /** The transport checksum is left to the hardware: it is wrong in the bytes, and not for damage. */
    CHECKSUM_NOT_READY(1),
    /** The hardware or the kernel has checked the transport checksum. */
    CHECKSUM_VALID(2),
    /** Frames were dropped since the statistics were last read. */
    LOSING(4),
    /** A TCP super-packet of several segments. */
    GSO_TCP(8),
    /** The timestamp was made by the device. */
    HARDWARE_TIMESTAMP(16),
    /** The timestamp was made by the kernel when the frame came in, not when it was put into the ring. */
    SOFTWARE_TIMESTAMP(32);

    private final int bit;

    FrameStatus(int bit) {
        this.bit = bit;
    }

    /** This status in a set of bits. */
    public int bit() {
        return bit;
    }
}
