package dev.toami.engine;

/** Whose clock the timestamps are from: the types of pcap-tstamp(7). */
public enum TimestampSource {
    /** The kernel's. */
    HOST,
    /**
     * The device's own, not synchronized with the kernel's. Frames that it did not stamp have the kernel's: {@link
     * FrameStatus#HARDWARE_TIMESTAMP} tells of each which one it is.
     */
    ADAPTER_UNSYNCED
}
