package dev.toami.pcap;

import java.nio.ByteBuffer;

import dev.toami.engine.Bytes;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameStatus;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;

/**
 * A frame that libpcap handed out, on loan to a handler until {@link #end}.
 *
 * <p>libpcap has put the VLAN tag back and keeps the kernel's status bits to itself: the tag control information is read
 * from the bytes, and there is no status.
 */
final class PcapFrame implements Frame {
    private final LinkType linkType;
    private final long timestampNanos;
    private final int originalLength;
    private final int interfaceIndex;
    private final PacketType packetType;
    private final Bytes whole;
    private final Bytes bytes;
    private boolean live = true;

    PcapFrame(
            LinkType linkType,
            long timestampNanos,
            int originalLength,
            int interfaceIndex,
            PacketType packetType,
            byte[] data,
            int snapLength) {
        this.linkType = linkType;
        this.timestampNanos = timestampNanos;
        this.originalLength = originalLength;
        this.interfaceIndex = interfaceIndex;
        this.packetType = packetType;
        this.whole = Bytes.wrap(data);
        this.bytes = Bytes.lease(ByteBuffer.wrap(data), 0, Math.min(data.length, snapLength), () -> live);
    }

    /** What the filter sees: the bytes that the snap length cuts off included. */
    Bytes whole() {
        return whole;
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
        return linkType.equals(LinkType.ETHERNET) ? KernelView.vlanTci(whole) : -1;
    }

    @Override
    public boolean has(FrameStatus status) {
        return false;
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
