package dev.toami.engine;

import java.util.Objects;

/** An owned frame. Immutable and thread-safe. */
public final class CapturedFrame implements Frame {
    /** {@link FrameStatus#values()} makes a new array each time. */
    private static final FrameStatus[] STATUSES = FrameStatus.values();

    private final long timestampNanos;
    private final int originalLength;
    private final LinkType linkType;
    private final int interfaceIndex;
    private final PacketType packetType;
    private final int vlanTci;
    private final int status;
    private final Bytes bytes;

    private CapturedFrame(
            long timestampNanos,
            int originalLength,
            LinkType linkType,
            int interfaceIndex,
            PacketType packetType,
            int vlanTci,
            int status,
            Bytes bytes) {
        this.timestampNanos = timestampNanos;
        this.originalLength = originalLength;
        this.linkType = Objects.requireNonNull(linkType, "linkType");
        this.interfaceIndex = interfaceIndex;
        this.packetType = Objects.requireNonNull(packetType, "packetType");
        this.vlanTci = vlanTci;
        this.status = status;
        this.bytes = bytes;
    }

    /**
     * A frame of which only this much is known, as from a classic capture file.
     *
     * @param bytes copied if they are leased
     */
    public static CapturedFrame of(LinkType linkType, long timestampNanos, int originalLength, Bytes bytes) {
        return new CapturedFrame(timestampNanos, originalLength, linkType, 0, PacketType.UNKNOWN, -1, 0, bytes.copy());
    }

    /** An owned copy of {@code frame}. */
    public static CapturedFrame of(Frame frame) {
        if (frame instanceof CapturedFrame owned) {
            return owned;
        }
        int status = 0;
        for (FrameStatus each : STATUSES) {
            status |= frame.has(each) ? each.bit() : 0;
        }
        return new CapturedFrame(
                frame.timestampNanos(),
                frame.originalLength(),
                frame.linkType(),
                frame.interfaceIndex(),
                frame.packetType(),
                frame.vlanTci(),
                status,
                frame.bytes().copy());
    }

    @Override
    public long timestampNanos() {
        return timestampNanos;
    }

    @Override
    public int capturedLength() {
        return bytes.length();
    }

    @Override
    public int originalLength() {
        return originalLength;
    }

    @Override
    public LinkType linkType() {
        return linkType;
    }

    @Override
    public int interfaceIndex() {
        return interfaceIndex;
    }

    @Override
    public PacketType packetType() {
        return packetType;
    }

    @Override
    public int vlanTci() {
        return vlanTci;
    }

    @Override
    public boolean has(FrameStatus each) {
        return (status & each.bit()) != 0;
    }

    @Override
    public Bytes bytes() {
        return bytes;
    }

    @Override
    public CapturedFrame copy() {
        return this;
    }

    @Override
    public String toString() {
        return "CapturedFrame[" + timestamp() + ", " + capturedLength() + " of "
                + Integer.toUnsignedString(originalLength) + " bytes, " + linkType + ", " + bytes + "]";
    }
}
