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
import dev.toami.filter.LiveFrame;

/**
 * A frame as one session gets it, and as a filter in the kernel sees it: for the filter the outer VLAN tag of a received
 * Ethernet frame is not in the bytes but beside them. Immutable.
 */
final class SeenFrame {
    private final FrameMetadata metadata;
    private final Bytes bytes;
    private final LiveFrame live;

    private SeenFrame(CapturedFrame frame, boolean isLoopback, boolean isCooked, Set<Capability> can, Direction only) {
        LinkType linkType = frame.linkType();
        PacketType packetType = frame.packetType();
        int hardwareType = Cooked.hardwareType(linkType, isLoopback);
        LiveFrame own = packetType == PacketType.OUTGOING
                ? LiveFrame.sent(linkType, frame.bytes(), frame.originalLength())
                : LiveFrame.received(linkType, frame.bytes(), frame.originalLength());
        own = own.withDevice(frame.interfaceIndex(), hardwareType).withPacketType(packetType);
        boolean keepsTag = own.vlanTagPresent() && (!isCooked || can.contains(Capability.VLAN_ON_ANY));
        live = isCooked ? cooked(linkType, own, keepsTag) : own;
        bytes = !keepsTag ? live.bytes() : isCooked ? cook(linkType, frame.bytes(), own) : frame.bytes();
        boolean knowsType = isCooked || can.contains(Capability.PACKET_TYPE);
        metadata = new FrameMetadata(
                frame.timestampNanos(),
                bytes.length() + frame.originalLength() - frame.capturedLength(),
                isCooked ? LinkType.LINUX_SLL2 : linkType,
                frame.interfaceIndex(),
                knowsType ? packetType : only == Direction.OUT ? PacketType.OUTGOING : PacketType.UNKNOWN,
                keepsTag ? live.vlanTci() : FrameMetadata.NO_TAG,
                can.contains(Capability.FRAME_STATUS) ? frame.metadata().statusBits() : 0);
    }

    private static LiveFrame cooked(LinkType linkType, LiveFrame own, boolean keepsTag) {
        Bytes cooked = cook(linkType, own.bytes(), own);
        int cut = own.originalLength() - own.bytes().length();
        LiveFrame live = LiveFrame.sent(LinkType.LINUX_SLL2, cooked, cooked.length() + cut);
        return keepsTag ? live.withTag(own.vlanTpid(), own.vlanTci()) : live;
    }

    private static Bytes cook(LinkType linkType, Bytes frame, LiveFrame own) {
        return Cooked.of(linkType, frame, own.interfaceIndex(), own.hardwareType(), own.packetType());
    }

    /** With its own link header. */
    static SeenFrame raw(CapturedFrame frame, boolean isLoopback, Set<Capability> can, Direction only) {
        return new SeenFrame(frame, isLoopback, false, can, only);
    }

    /** With a SLL2 header instead. */
    static SeenFrame cooked(CapturedFrame frame, boolean isLoopback, Set<Capability> can, Direction only) {
        return new SeenFrame(frame, isLoopback, true, can, only);
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
        return live.matches(filter);
    }
}
