package dev.toami.engine.fake;

import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.engine.FrameMetadata;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.bpf.Ancillary;

/**
 * A frame as one session gets it, and as a filter in the kernel sees it: for the filter the outer VLAN tag of a received
 * Ethernet frame is not in the bytes but beside them. Immutable.
 */
final class SeenFrame implements Ancillary {
    private static final int TPID = 12;
    private static final int TAG_LENGTH = 4;
    private static final int TPID_DOT1Q = 0x8100;
    private static final int TPID_DOT1AD = 0x88a8;

    private final FrameMetadata metadata;
    private final Bytes bytes;
    private final Bytes view;
    private final int viewOriginalLength;
    private final int protocol;
    private final int hardwareType;
    private final PacketType packetType;
    private final int vlanTpid;

    private SeenFrame(CapturedFrame frame, boolean isLoopback, boolean isCooked, Set<Capability> can, Direction only) {
        LinkType linkType = frame.linkType();
        // A tag in a frame that a packet socket sends stays where it is.
        boolean hasTag = isTagged(frame) && frame.packetType() != PacketType.OUTGOING;
        Bytes untagged = hasTag ? withoutTag(frame.bytes()) : frame.bytes();
        packetType = frame.packetType();
        protocol = Cooked.protocol(linkType, untagged);
        hardwareType = Cooked.hardwareType(linkType, isLoopback);
        view = isCooked ? cook(linkType, untagged, frame) : untagged;
        boolean keepsTag = hasTag && (!isCooked || can.contains(Capability.VLAN_ON_ANY));
        bytes = !keepsTag ? view : isCooked ? cook(linkType, frame.bytes(), frame) : frame.bytes();
        vlanTpid = keepsTag ? frame.bytes().u16(TPID) : 0;
        int cut = frame.originalLength() - frame.capturedLength();
        viewOriginalLength = view.length() + cut;
        boolean knowsType = isCooked || can.contains(Capability.PACKET_TYPE);
        metadata = new FrameMetadata(
                frame.timestampNanos(),
                bytes.length() + cut,
                isCooked ? LinkType.LINUX_SLL2 : linkType,
                frame.interfaceIndex(),
                knowsType ? packetType : only == Direction.OUT ? PacketType.OUTGOING : PacketType.UNKNOWN,
                keepsTag ? frame.bytes().u16(TPID + 2) : FrameMetadata.NO_TAG,
                can.contains(Capability.FRAME_STATUS) ? frame.metadata().statusBits() : 0);
    }

    /** With its own link header. */
    static SeenFrame raw(CapturedFrame frame, boolean isLoopback, Set<Capability> can, Direction only) {
        return new SeenFrame(frame, isLoopback, false, can, only);
    }

    /** With a SLL2 header instead. */
    static SeenFrame cooked(CapturedFrame frame, boolean isLoopback, Set<Capability> can, Direction only) {
        return new SeenFrame(frame, isLoopback, true, can, only);
    }

    private static boolean isTagged(CapturedFrame frame) {
        Bytes bytes = frame.bytes();
        return frame.linkType().equals(LinkType.ETHERNET)
                && bytes.length() >= TPID + TAG_LENGTH + 2
                && (bytes.u16(TPID) == TPID_DOT1Q || bytes.u16(TPID) == TPID_DOT1AD);
    }

    private static Bytes withoutTag(Bytes tagged) {
        byte[] plain = new byte[tagged.length() - TAG_LENGTH];
        tagged.copyTo(0, plain, 0, TPID);
        tagged.copyTo(TPID + TAG_LENGTH, plain, TPID, plain.length - TPID);
        return Bytes.wrap(plain);
    }

    private Bytes cook(LinkType linkType, Bytes frame, CapturedFrame from) {
        return Cooked.of(linkType, frame, from.interfaceIndex(), hardwareType, packetType());
    }

    /** @param moreStatusBits of {@link dev.toami.engine.FrameStatus}, beside those that the frame came with */
    FrameMetadata metadata(int moreStatusBits) {
        return new FrameMetadata(
                metadata.timestampNanos(),
                metadata.originalLength(),
                metadata.linkType(),
                metadata.interfaceIndex(),
                metadata.packetType(),
                metadata.vlanTci(),
                metadata.statusBits() | moreStatusBits);
    }

    /** All bytes, whatever the snap length. */
    Bytes bytes() {
        return bytes;
    }

    boolean matches(CompiledFilter filter) {
        int hidden = filter.seesLinkHeader() ? 0 : Cooked.HEADER_LENGTH;
        return filter.matches(view.slice(hidden), viewOriginalLength - hidden, this);
    }

    @Override
    public int protocol() {
        return protocol;
    }

    /** The codes of packet(7). */
    @Override
    public int packetType() {
        return switch (packetType) {
            case HOST, UNKNOWN -> 0;
            case BROADCAST -> 1;
            case MULTICAST -> 2;
            case OTHERHOST -> 3;
            case OUTGOING -> 4;
        };
    }

    @Override
    public int interfaceIndex() {
        return metadata.interfaceIndex();
    }

    @Override
    public int hardwareType() {
        return hardwareType;
    }

    @Override
    public boolean vlanTagPresent() {
        return vlanTpid != 0;
    }

    @Override
    public int vlanTci() {
        return Math.max(0, metadata.vlanTci());
    }

    @Override
    public int vlanTpid() {
        return vlanTpid;
    }
}
