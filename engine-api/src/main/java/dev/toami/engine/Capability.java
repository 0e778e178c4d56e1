package dev.toami.engine;

/**
 * What backends differ in. All that is not named here every backend does; what one lacks it refuses with an error or
 * leaves at the value for "unknown" that is told here, and never pretends.
 */
public enum Capability {
    /** {@link CaptureSession#inject} sends. Without it: {@link UnsupportedOperationException}. */
    INJECT,
    /**
     * The incoming and the outgoing frames of a device can be had alone. Without it opening with a {@link Direction} other
     * than {@code INOUT} throws {@link IllegalArgumentException}.
     */
    DIRECTION,
    /** There is a device {@link NetworkDevice#ANY}. Without it: {@link DeviceNotFoundException}. */
    ANY_DEVICE,
    /**
     * Devices that are no network devices, such as {@code nflog} or {@code usbmon1}, are listed and can be opened. Without
     * it: every device but {@link NetworkDevice#ANY} has an index.
     */
    PSEUDO_DEVICES,
    /**
     * Rejected frames are rejected before the buffer: {@link CaptureStatistics#received} counts frames that the filter
     * accepts. Without it: all of them, and the rejected ones in {@link CaptureStatistics#filtered} too.
     */
    KERNEL_FILTER,
    /** {@link CaptureStatistics#ringFreezes} is counted. Without it: 0. */
    RING_FREEZES,
    /**
     * {@link Frame#packetType} is known on Ethernet, and {@code inbound} and {@code outbound} can be asked for in filters.
     * Without it: {@link PacketType#UNKNOWN}, but for {@code OUTGOING} in a session that has outgoing frames only, and
     * {@link FilterSyntaxException} in a session of both directions.
     */
    PACKET_TYPE,
    /** {@link Frame#has} knows what the kernel says. Without it: false. */
    FRAME_STATUS,
    /**
     * The VLAN tags of frames on {@link NetworkDevice#ANY} are kept. Without it such frames come without their tag, and
     * {@link Frame#vlanTci} is {@link FrameMetadata#NO_TAG}.
     */
    VLAN_ON_ANY,
    /**
     * Whoever reads from a device that went down gets {@link DeviceDownException}, from one that has gone {@link
     * DeviceNotFoundException}, after the frames that wait; the session stays open. Without it nothing comes any more.
     */
    DEVICE_STATE,
    /**
     * {@link CaptureOptions#awaitDevice}: sessions outlast their device. Without it opening with that option throws {@link
     * IllegalArgumentException}.
     */
    AWAIT_DEVICE,
    /** {@link CaptureEngine#watchLinks}. Without it: {@link UnsupportedOperationException}. */
    LINK_EVENTS,
    /** {@link CaptureOptions#fanout}. Without it opening with that option throws {@link IllegalArgumentException}. */
    FANOUT,
    /**
     * {@link CaptureOptions#vlanTags}, {@link CaptureOptions#timestampSource}, {@link CaptureOptions#flowHash}, {@link
     * CaptureOptions#lockFilter} and {@link CaptureOptions#readerCpu} can be other than their defaults. Without it opening
     * with such options throws {@link IllegalArgumentException}.
     */
    SOCKET_OPTIONS
}
