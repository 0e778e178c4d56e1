package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;

import dev.toami.afpacket.sys.Memory;
import dev.toami.engine.Bytes;
import dev.toami.engine.CaptureException;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.FrameStatus;
import dev.toami.engine.Lease;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;
import dev.toami.filter.bpf.Ancillary;

/**
 * A frame that a reader is at, as the kernel wrote it; {@link RingReader#lend} makes it what the user sees.
 *
 * <p>The headers that the kernel took off are put back in place, in the room that it leaves before the data: the VLAN tag
 * of an Ethernet frame, the SLL2 header (with the tag behind it) of a cooked one.
 *
 * <p>The object is used again for later frames. As a {@link Frame} it throws when it is not on loan.
 */
public final class RingFrame implements Frame {
    private static final int MAC_ADDRESSES = 12;
    private static final int TAG_LENGTH = 4;
    private static final int OUTGOING = 4;

    private final FrameLayout layout;
    private final HeaderLayout header;
    private final Lease lease;
    private final Bytes window;
    /** For filters, which read between loans too. */
    private final Lease unending = new Lease();

    private final Bytes filterWindow;
    private final Ancillary ancillary = new KernelKnowledge();

    private ByteBuffer memory;
    private ByteBuffer content;
    private int at;
    private int data;
    private int captured;
    private int original;
    private int status;
    private int start;
    private int length;
    private long loan = -1;
    private long windowLoan = -1;

    RingFrame(FrameLayout layout, HeaderLayout header, ByteBuffer content, Lease lease) {
        this.layout = layout;
        this.header = header;
        this.lease = lease;
        this.window = Bytes.lease(content, 0, 0, lease);
        this.filterWindow = Bytes.lease(content, 0, 0, unending);
    }

    static CaptureException corrupted(int captured, int room) {
        return new CaptureException(
                "corrupted ring: a frame of " + captured + " bytes where there is room for " + room);
    }

    /**
     * @param newMemory where its header is, in the machine's byte order
     * @param position of it
     * @param newOriginal how many bytes the kernel saw
     * @param newStatus {@code tp_status} with that of its block
     */
    void moveTo(ByteBuffer newMemory, int position, int newOriginal, int newStatus) {
        // Storing a reference costs more than comparing it.
        if (memory != newMemory) {
            memory = newMemory;
        }
        at = position;
        original = newOriginal;
        status = newStatus;
    }

    /** @param newContent where its bytes are, in network byte order, with room for the missing headers before them */
    void setContent(ByteBuffer newContent, int newData, int newCaptured) {
        if (content != newContent) {
            content = newContent;
        }
        data = newData;
        captured = newCaptured;
    }

    /** The bytes that the kernel's filter saw; valid until the reader moves on. */
    public Bytes bytesInRing() {
        unending.reuse(filterWindow, content, data, captured);
        return filterWindow;
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
        int from = data - CookedHeader.LENGTH;
        writeCookedHeader(from, ancillary.protocol());
        unending.reuse(filterWindow, content, from, captured + CookedHeader.LENGTH);
        return filterWindow;
    }

    public int lengthWithHeader() {
        return layout.isCooked() ? original + CookedHeader.LENGTH : original;
    }

    /** What the kernel told beside the bytes; valid until the reader moves on. */
    public Ancillary ancillary() {
        return ancillary;
    }

    public boolean isOutgoing() {
        return packetTypeCode() == OUTGOING;
    }

    public int interfaceIndexInRing() {
        return memory.getInt(at + header.address() + SockaddrLl.INTERFACE_INDEX);
    }

    private int packetTypeCode() {
        return memory.get(at + header.address() + SockaddrLl.PACKET_TYPE) & 0xff;
    }

    private boolean hasTag() {
        return (status & TpStatus.VLAN_VALID) != 0;
    }

    /** Puts the missing headers back. */
    void lend() {
        loan = lease.loan();
        start = layout.isCooked() ? cook() : hasTag() ? retag() : data;
        // More than the snap length comes where the filter runs in the JVM.
        length = Math.min(captured + data - start, layout.snapLength());
    }

    /** The tag behind the addresses again; the kernel leaves room since it aligns the network header. */
    private int retag() {
        if (!layout.putsTagsBack() || captured < MAC_ADDRESSES) {
            return data;
        }
        int from = data - TAG_LENGTH;
        content.putLong(from, content.getLong(data));
        content.putInt(from + Long.BYTES, content.getInt(data + Long.BYTES));
        content.putShort(from + MAC_ADDRESSES, (short) ancillary.vlanTpid());
        content.putShort(from + MAC_ADDRESSES + 2, (short) ancillary.vlanTci());
        return from;
    }

    private int cook() {
        int from = data - CookedHeader.LENGTH;
        int protocol = ancillary.protocol();
        if (hasTag() && layout.putsTagsBack()) {
            from -= TAG_LENGTH;
            content.putShort(data - TAG_LENGTH, (short) ancillary.vlanTci());
            content.putShort(data - 2, (short) protocol);
            protocol = ancillary.vlanTpid();
        }
        writeCookedHeader(from, protocol);
        return from;
    }

    private void writeCookedHeader(int from, int protocol) {
        CookedHeader.write(content, from, memory, at + header.address(), protocol);
    }

    private void checkLent() {
        if (loan != lease.loan()) {
            throw new IllegalStateException(
                    "leased frame used after its lease ended; keep frame.copy() instead of the frame");
        }
    }

    @Override
    public Bytes bytes() {
        checkLent();
        if (windowLoan != loan) {
            lease.reuse(window, content, start, length);
            windowLoan = loan;
        }
        return window;
    }

    @Override
    public FrameMetadata metadata() {
        return new FrameMetadata(
                timestampNanos(),
                originalLength(),
                linkType(),
                interfaceIndex(),
                packetType(),
                vlanTci(),
                vlanTpid(),
                flowHash(),
                TpStatus.frameStatus(status));
    }

    @Override
    public long timestampNanos() {
        checkLent();
        return (memory.getInt(at + header.seconds()) & 0xffff_ffffL) * 1_000_000_000L
                + memory.getInt(at + header.nanoseconds());
    }

    @Override
    public int capturedLength() {
        checkLent();
        return length;
    }

    @Override
    public int originalLength() {
        checkLent();
        return original + data - start;
    }

    @Override
    public LinkType linkType() {
        checkLent();
        return layout.linkType();
    }

    @Override
    public int interfaceIndex() {
        checkLent();
        return interfaceIndexInRing();
    }

    @Override
    public PacketType packetType() {
        checkLent();
        return PacketType.of(packetTypeCode());
    }

    @Override
    public int vlanTci() {
        checkLent();
        return hasTag() ? ancillary.vlanTci() : FrameMetadata.NO_TAG;
    }

    @Override
    public int vlanTpid() {
        checkLent();
        return ancillary.vlanTpid();
    }

    @Override
    public int flowHash() {
        checkLent();
        return ancillary.rxHash();
    }

    @Override
    public boolean has(FrameStatus asked) {
        checkLent();
        return (TpStatus.frameStatus(status) & asked.bit()) != 0;
    }

    /** What filters ask of the frame, in the ring's own terms. */
    private final class KernelKnowledge implements Ancillary {
        /** What follows the tag that was taken out: of a cooked frame the kernel may tell what follows the second one. */
        @Override
        public int protocol() {
            int told = Memory.networkOrder(memory.getShort(at + header.address() + SockaddrLl.PROTOCOL)) & 0xffff;
            boolean mayHideTag = layout.isCooked() && hasTag() && !isOutgoing();
            return mayHideTag && InnerTag.isAt(content, data, captured, original, told) ? InnerTag.TPID_DOT1Q : told;
        }

        @Override
        public int packetType() {
            return packetTypeCode();
        }

        @Override
        public int interfaceIndex() {
            return interfaceIndexInRing();
        }

        @Override
        public int hardwareType() {
            return memory.getShort(at + header.address() + SockaddrLl.HARDWARE_TYPE) & 0xffff;
        }

        @Override
        public boolean vlanTagPresent() {
            return hasTag();
        }

        @Override
        public int vlanTci() {
            return memory.getShort(at + header.vlanTci()) & 0xffff;
        }

        @Override
        public int vlanTpid() {
            if (!hasTag()) {
                return 0;
            }
            return (status & TpStatus.VLAN_TPID_VALID) != 0
                    ? memory.getShort(at + header.vlanTpid()) & 0xffff
                    : InnerTag.TPID_DOT1Q;
        }

        /** 0 if the ring was made without. */
        @Override
        public int rxHash() {
            return header.flowHash() < 0 ? 0 : memory.getInt(at + header.flowHash());
        }
    }
}
