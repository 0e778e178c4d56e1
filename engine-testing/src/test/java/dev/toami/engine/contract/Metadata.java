package dev.toami.engine.contract;

import dev.toami.engine.FrameMetadata;
import dev.toami.engine.LinkType;
import dev.toami.engine.PacketType;

/** Metadata with one thing changed. */
final class Metadata {
    private Metadata() {}

    static FrameMetadata timestamp(FrameMetadata of, long nanos) {
        return new FrameMetadata(
                nanos,
                of.originalLength(),
                of.linkType(),
                of.interfaceIndex(),
                of.packetType(),
                of.vlanTci(),
                of.statusBits());
    }

    static FrameMetadata originalLength(FrameMetadata of, int length) {
        return new FrameMetadata(
                of.timestampNanos(),
                length,
                of.linkType(),
                of.interfaceIndex(),
                of.packetType(),
                of.vlanTci(),
                of.statusBits());
    }

    static FrameMetadata linkType(FrameMetadata of, LinkType type) {
        return new FrameMetadata(
                of.timestampNanos(),
                of.originalLength(),
                type,
                of.interfaceIndex(),
                of.packetType(),
                of.vlanTci(),
                of.statusBits());
    }

    static FrameMetadata interfaceIndex(FrameMetadata of, int index) {
        return new FrameMetadata(
                of.timestampNanos(),
                of.originalLength(),
                of.linkType(),
                index,
                of.packetType(),
                of.vlanTci(),
                of.statusBits());
    }

    static FrameMetadata packetType(FrameMetadata of, PacketType type) {
        return new FrameMetadata(
                of.timestampNanos(),
                of.originalLength(),
                of.linkType(),
                of.interfaceIndex(),
                type,
                of.vlanTci(),
                of.statusBits());
    }

    static FrameMetadata vlanTci(FrameMetadata of, int tci) {
        return new FrameMetadata(
                of.timestampNanos(),
                of.originalLength(),
                of.linkType(),
                of.interfaceIndex(),
                of.packetType(),
                tci,
                of.statusBits());
    }

    static FrameMetadata statusBits(FrameMetadata of, int bits) {
        return new FrameMetadata(
                of.timestampNanos(),
                of.originalLength(),
                of.linkType(),
                of.interfaceIndex(),
                of.packetType(),
                of.vlanTci(),
                bits);
    }
}
