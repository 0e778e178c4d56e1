package dev.toami.afpacket.ring;

import java.nio.ByteBuffer;

import dev.toami.engine.Bytes;
import dev.toami.engine.Frame;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.FrameStatus;
import dev.toami.engine.LinkType;
import dev.toami.engine.MovingBytes;
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
public abstract class RingFrame implements Frame {
    private static final int MAC_ADDRESSES = 12;
    private static final int TAG_LENGTH = 4;
    private static final int OUTGOING = 4;

    private static final int KEPT = 0;
    private static final int LENT = 1;
    private static final int LENT_AND_COMPLETE = 2;

    private final FrameLayout layout;
    private final boolean isCooked;
    private final int snapLength;
    private final MovingBytes window;
    /** For filters, which read between loans too. */
    private final MovingBytes filterWindow;

    private final Ancillary ancillary = new KernelKnowledge();

    /** Of the header. */
    private ByteBuffer memory;

    private int at;
    /** What has the bytes if they are not behind the header; otherwise null. */
    private ByteBuffer elsewhere;

    private int lengthElsewhere;
    private int state = KEPT;

    RingFrame(FrameLayout layout, ByteBuffer memory) {
        this.layout = layout;
        this.isCooked = layout.isCooked();
        this.snapLength = layout.snapLength();
        this.memory = memory;
        this.window = new MovingBytes(memory);
        this.filterWindow = new MovingBytes(memory);
    }

    /** @param newMemory what it moves in from now on, in network byte order */
    @SuppressWarnings("ReferenceEquality")
    final void setMemory(ByteBuffer newMemory) {
        if (memory != newMemory || elsewhere != null) {
            memory = newMemory;
            setContent(null, 0);
        }
    }

    /** @param position of its header */
    final void moveTo(int position) {
        at = position;
    }

    /** @param content where its bytes are, from {@link LongFrames#HEADROOM} on; null if they are behind the header */
    final void setContent(ByteBuffer content, int length) {
        elsewhere = content;
        lengthElsewhere = length;
        window.setMemory(content());
        filterWindow.setMemory(content());
    }

    /**
     * Moves on, and lends a frame whose bytes need nothing before them.
     *
     * @param bytes where they are
     */
    final void lendAt(int position, int bytes, int length) {
        at = position;
        window.moveTo(bytes, Math.min(length, snapLength));
        state = LENT_AND_COMPLETE;
    }

    /** Lends the frame that was moved to last. */
    final void lend() {
        state = LENT;
    }

    final void endLoan() {
        state = KEPT;
        window.end();
    }

    abstract int captured(ByteBuffer in, int frame);

    abstract int original(ByteBuffer in, int frame);

    /** Where the bytes are behind {@code frame}. */
    abstract int mac(ByteBuffer in, int frame);

    abstract int status(ByteBuffer in, int frame);

    abstract long timestampNanos(ByteBuffer in, int frame);

    abstract int tci(ByteBuffer in, int frame);

    abstract int tpid(ByteBuffer in, int frame);

    abstract int hash(ByteBuffer in, int frame);

    /** How long the header is that the struct sockaddr_ll stands behind. */
    abstract int headerLength();

    private int address() {
        return at + headerLength();
    }

    private ByteBuffer content() {
        return elsewhere == null ? memory : elsewhere;
    }

    /** Where the bytes begin in {@link #content}. */
    private int data() {
        return elsewhere == null ? at + mac(memory, at) : LongFrames.HEADROOM;
    }

    private int captured() {
        return elsewhere == null ? captured(memory, at) : lengthElsewhere;
    }

    private int status() {
        return status(memory, at);
    }

    private int original() {
        return original(memory, at);
    }

    /** The bytes that the kernel's filter saw; valid until the reader moves on. */
    public Bytes bytesInRing() {
        filterWindow.moveTo(data(), captured());
        return filterWindow;
    }

    /** The length that the kernel's filter saw. */
    public int lengthInRing() {
        return original();
    }

    /** The same bytes with the link-layer header in front, without the tag; valid until the reader moves on. */
    public Bytes bytesWithHeader() {
        if (!isCooked) {
            return bytesInRing();
        }
        int from = data() - CookedHeader.LENGTH;
        writeCookedHeader(from, ancillary.protocol());
        filterWindow.moveTo(from, captured() + CookedHeader.LENGTH);
        return filterWindow;
    }

    public int lengthWithHeader() {
        return isCooked ? original() + CookedHeader.LENGTH : original();
    }

    /** What the kernel told beside the bytes; valid until the reader moves on. */
    public Ancillary ancillary() {
        return ancillary;
    }

    public boolean isOutgoing() {
        return packetTypeCode() == OUTGOING;
    }

    public int interfaceIndexInRing() {
        return HeaderWords.i32(memory, address() + SockaddrLl.INTERFACE_INDEX);
    }

    private int packetTypeCode() {
        return memory.get(address() + SockaddrLl.PACKET_TYPE) & 0xff;
    }

    private boolean hasTag() {
        return (status() & TpStatus.VLAN_VALID) != 0;
    }

    /** Puts the missing headers back, once a loan. */
    private void complete() {
        checkLent();
        int data = data();
        int start = isCooked ? cook(data) : hasTag() ? retag(data) : data;
        // More than the snap length comes where the filter runs in the JVM.
        window.moveTo(start, Math.min(captured() + data - start, snapLength));
        state = LENT_AND_COMPLETE;
    }

    /** How many bytes {@link #complete} puts before those that the ring has. */
    private int missing() {
        if (isCooked) {
            return CookedHeader.LENGTH + (hasTag() && layout.putsTagsBack() ? TAG_LENGTH : 0);
        }
        return hasTag() && canRetag() ? TAG_LENGTH : 0;
    }

    private boolean canRetag() {
        return layout.putsTagsBack() && captured() >= MAC_ADDRESSES;
    }

    /** The tag behind the addresses again; the kernel leaves room since it aligns the network header. */
    private int retag(int data) {
        if (!canRetag()) {
            return data;
        }
        ByteBuffer content = content();
        int from = data - TAG_LENGTH;
        content.putLong(from, content.getLong(data));
        content.putInt(from + Long.BYTES, content.getInt(data + Long.BYTES));
        content.putShort(from + MAC_ADDRESSES, (short) ancillary.vlanTpid());
        content.putShort(from + MAC_ADDRESSES + 2, (short) ancillary.vlanTci());
        return from;
    }

    private int cook(int data) {
        int from = data - CookedHeader.LENGTH;
        int protocol = ancillary.protocol();
        if (hasTag() && layout.putsTagsBack()) {
            from -= TAG_LENGTH;
            content().putShort(data - TAG_LENGTH, (short) ancillary.vlanTci());
            content().putShort(data - 2, (short) protocol);
            protocol = ancillary.vlanTpid();
        }
        writeCookedHeader(from, protocol);
        return from;
    }

    private void writeCookedHeader(int from, int protocol) {
        CookedHeader.write(content(), from, memory, address(), protocol);
    }

    private void checkLent() {
        if (state == KEPT) {
            throw new IllegalStateException(
                    "leased frame used after its lease ended; keep frame.copy() instead of the frame");
        }
    }

    @Override
    public Bytes bytes() {
        if (state != LENT_AND_COMPLETE) {
            complete();
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
                TpStatus.frameStatus(status()));
    }

    @Override
    public long timestampNanos() {
        checkLent();
        return timestampNanos(memory, at);
    }

    @Override
    public int capturedLength() {
        return bytes().length();
    }

    @Override
    public int originalLength() {
        checkLent();
        return original() + missing();
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
        return (TpStatus.frameStatus(status()) & asked.bit()) != 0;
    }

    /** What filters ask of the frame, in the ring's own terms. */
    private final class KernelKnowledge implements Ancillary {
        /** What follows the tag that was taken out: of a cooked frame the kernel may tell what follows the second one. */
        @Override
        public int protocol() {
            int told = memory.getShort(address() + SockaddrLl.PROTOCOL) & 0xffff;
            boolean mayHideTag = isCooked && hasTag() && !isOutgoing();
            return mayHideTag && InnerTag.isAt(content(), data(), captured(), original(), told)
                    ? InnerTag.TPID_DOT1Q
                    : told;
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
            return HeaderWords.u16(memory, address() + SockaddrLl.HARDWARE_TYPE);
        }

        @Override
        public boolean vlanTagPresent() {
            return hasTag();
        }

        @Override
        public int vlanTci() {
            return tci(memory, at);
        }

        @Override
        public int vlanTpid() {
            if (!hasTag()) {
                return 0;
            }
            return (status() & TpStatus.VLAN_TPID_VALID) != 0 ? tpid(memory, at) : InnerTag.TPID_DOT1Q;
        }

        /** 0 if the ring was made without. */
        @Override
        public int rxHash() {
            return hash(memory, at);
        }
    }
}
