package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameStatus;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;

/** A frame in the ring, on loan to a handler. */
public final class LeasedFrame implements Frame {
    private final long timestampNanos;
    private final int originalLength;
    private final LinkType linkType;
    private final int interfaceIndex;
    private final PacketType packetType;
    private final int vlanTci;
    private final int status;
    private final Bytes bytes;
    private boolean live = true;

    LeasedFrame(
            ByteBuffer memory,
            int start,
            int capturedLength,
            int originalLength,
            long timestampNanos,
            LinkType linkType,
            int interfaceIndex,
            PacketType packetType,
            int vlanTci,
            int status) {
        this.timestampNanos = timestampNanos;
        this.originalLength = originalLength;
        this.linkType = linkType;
        this.interfaceIndex = interfaceIndex;
        this.packetType = packetType;
        this.vlanTci = vlanTci;
        this.status = status;
        this.bytes = Bytes.lease(memory, start, capturedLength, () -> live);
    }

    void end() {
        live = false;
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
        int bit =
                switch (each) {
                    case CHECKSUM_NOT_READY -> Tpacket3.STATUS_CSUM_NOT_READY;
                    case CHECKSUM_VALID -> Tpacket3.STATUS_CSUM_VALID;
                    case LOSING -> Tpacket3.STATUS_LOSING;
                    case GSO_TCP -> Tpacket3.STATUS_GSO_TCP;
                    case HARDWARE_TIMESTAMP -> Tpacket3.STATUS_TS_RAW_HARDWARE;
                };
        return (status & bit) != 0;
    }

    @Override
    public Bytes bytes() {
        return bytes;
    }

    @Override
    public CapturedFrame copy() {
        return CapturedFrame.of(this);
    }
}
