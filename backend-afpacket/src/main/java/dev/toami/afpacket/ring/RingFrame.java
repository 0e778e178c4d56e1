package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;

import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.PacketType;
import dev.toami.engine.spi.LeasedFrame;
import dev.toami.filter.bpf.Ancillary;

/**
 * The frame that a reader is at, as the kernel wrote it; {@link #lend} makes it what the user sees.
 *
 * <p>The headers that the kernel took off are put back in place, in the room that it leaves before the data: the VLAN tag
 * of an Ethernet frame, the SLL2 header (with the tag behind it) of a cooked one.
 */
public final class RingFrame implements Ancillary {
    private static final int MAC_ADDRESSES = 12;
    private static final int TAG_LENGTH = 4;

    private final ReceiveRing ring;
    private final ByteBuffer memory;
    private final ByteBuffer networkOrder;
    private final FrameLayout layout;
    private int at;
    private int data;
    private int captured;
    private int original;
    private int status;
    private LeasedFrame leased;

    RingFrame(ReceiveRing ring, FrameLayout layout) {
        this.ring = ring;
        this.layout = layout;
        this.memory = ring.memory();
        // Big-endian, as a fresh duplicate is.
        this.networkOrder = memory.duplicate();
    }

    /** @param moreStatus bits beside those of its own */
    void moveTo(int position, int blockEnd, int moreStatus) throws CaptureException {
        at = position;
        data = at + (memory.getShort(at + Tpacket3.MAC) & 0xffff);
        captured = memory.getInt(at + Tpacket3.SNAP_LENGTH);
        original = memory.getInt(at + Tpacket3.LENGTH);
        status = memory.getInt(at + Tpacket3.STATUS) | moreStatus;
        if (captured < 0 || data < at + Tpacket3.FRAME_HEADER_SIZE || captured > blockEnd - data) {
            throw new CaptureException("corrupted ring: a frame of " + captured + " bytes at " + (blockEnd - data)
                    + " from the end of its block");
        }
    }

    /** The bytes that the kernel's filter saw; valid until the reader moves on. */
    public Bytes bytesInRing() {
        return Bytes.lease(networkOrder, data, captured, () -> true);
    }

    /** The length that the kernel's filter saw. */
    public int lengthInRing() {
        return original;
    }

    /** The same bytes with the link-layer header in front, without the tag; valid until the reader moves on. */
    public Bytes bytesWithHeader() {
        if (!layout.isCooked()) {
            return bytesInRing();
        }
        int start = data - CookedHeader.LENGTH;
        CookedHeader.write(networkOrder, start, memory, at, protocol(), interfaceIndex(), hardwareType());
        return Bytes.lease(networkOrder, start, captured + CookedHeader.LENGTH, () -> true);
    }

    public int lengthWithHeader() {
        return layout.isCooked() ? original + CookedHeader.LENGTH : original;
    }

    public boolean isOutgoing() {
        return packetType() == 4;
    }

    /** The frame with the missing headers put back, for a handler; valid until the reader moves on. */
    public LeasedFrame lend() {
        ring.markLeased();
        return lease();
    }

    private LeasedFrame lease() {
        int start = layout.isCooked() ? cook() : retag();
        int grown = data - start;
        int length = Math.min(captured + grown, layout.snapLength());
        FrameMetadata metadata = new FrameMetadata(
                timestampNanos(),
                original + grown,
                layout.linkType(),
                interfaceIndex(),
                PacketType.of(packetType()),
                vlanTagPresent() ? vlanTci() : FrameMetadata.NO_TAG,
                Tpacket3.frameStatus(status));
        leased = new LeasedFrame(metadata, networkOrder, start, length);
        return leased;
    }

    /** The frame, owned: put together again and copied. */
    public CapturedFrame copy() {
        CapturedFrame owned = lease().copy();
        end();
        return owned;
    }

    /** Ends the last lease. */
    void end() {
        if (leased != null) {
            leased.end();
            leased = null;
        }
    }

    /** The tag behind the addresses again; the kernel leaves room since it aligns the network header. */
    private int retag() {
        if (!vlanTagPresent() || captured < MAC_ADDRESSES) {
            return data;
        }
        int start = data - TAG_LENGTH;
        for (int i = 0; i < MAC_ADDRESSES; i++) {
            memory.put(start + i, memory.get(data + i));
        }
        networkOrder.putShort(start + MAC_ADDRESSES, (short) vlanTpid());
        networkOrder.putShort(start + MAC_ADDRESSES + 2, (short) vlanTci());
        return start;
    }

    private int cook() {
        int start = data - CookedHeader.LENGTH;
        int protocol = protocol();
        if (vlanTagPresent()) {
            start -= TAG_LENGTH;
            networkOrder.putShort(data - TAG_LENGTH, (short) vlanTci());
            networkOrder.putShort(data - 2, (short) protocol);
            protocol = vlanTpid();
        }
        CookedHeader.write(networkOrder, start, memory, at, protocol, interfaceIndex(), hardwareType());
        return start;
    }

    private long timestampNanos() {
        return (memory.getInt(at + Tpacket3.SECONDS) & 0xffff_ffffL) * 1_000_000_000L
                + memory.getInt(at + Tpacket3.NANOSECONDS);
    }

    /** What follows the tag that was taken out: of a cooked frame the kernel may tell what follows the second one. */
    @Override
    public int protocol() {
        int told = networkOrder.getShort(at + Tpacket3.PROTOCOL) & 0xffff;
        boolean mayHideTag = layout.isCooked() && vlanTagPresent() && !isOutgoing();
        return mayHideTag && InnerTag.isAt(networkOrder, data, captured, original, told) ? InnerTag.TPID_DOT1Q : told;
    }

    @Override
    public int packetType() {
        return memory.get(at + Tpacket3.PACKET_TYPE) & 0xff;
    }

    @Override
    public int interfaceIndex() {
        return memory.getInt(at + Tpacket3.INTERFACE_INDEX);
    }

    @Override
    public int hardwareType() {
        return memory.getShort(at + Tpacket3.HARDWARE_TYPE) & 0xffff;
    }

    @Override
    public boolean vlanTagPresent() {
        return (status & Tpacket3.STATUS_VLAN_VALID) != 0;
    }

    @Override
    public int vlanTci() {
        return memory.getInt(at + Tpacket3.VLAN_TCI) & 0xffff;
    }

    @Override
    public int vlanTpid() {
        if (!vlanTagPresent()) {
            return 0;
        }
        return (status & Tpacket3.STATUS_VLAN_TPID_VALID) != 0
                ? memory.getShort(at + Tpacket3.VLAN_TPID) & 0xffff
                : InnerTag.TPID_DOT1Q;
    }

    /** 0 if the ring was made without. */
    @Override
    public int rxHash() {
        return memory.getInt(at + Tpacket3.RXHASH);
    }
}
