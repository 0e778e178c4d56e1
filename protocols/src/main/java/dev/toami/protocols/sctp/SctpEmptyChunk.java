package dev.toami.protocols.sctp;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;

/**
 * SCTP SHUTDOWN ACK, COOKIE ACK or SHUTDOWN COMPLETE chunk (RFC 9260, sections 3.3.9, 3.3.12 and 3.3.13), which have no
 * value. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |Type=8,11 or 14|            |T|          Length = 4           |
 * +---------------+---------------+-------------------------------+
 * </pre>
 */
public final class SctpEmptyChunk extends SctpChunk {
    SctpEmptyChunk(Bytes checked, int sourcePort, int destinationPort) {
        super(checked, sourcePort, destinationPort);
    }

    /** True if the sender of a SHUTDOWN COMPLETE had no association, and so reflects the verification tag. */
    public boolean isTagReflected() {
        return chunkType().equals(SctpChunkType.SHUTDOWN_COMPLETE) && flag(0x01);
    }

    @Override
    public LayerType type() {
        return switch (bytes().u8(0)) {
            case 8 -> LayerType.SCTP_SHUTDOWN_ACK;
            case 11 -> LayerType.SCTP_COOKIE_ACK;
            default -> LayerType.SCTP_SHUTDOWN_COMPLETE;
        };
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        if (visitor.wantsDetail() && chunkType().equals(SctpChunkType.SHUTDOWN_COMPLETE)) {
            visitor.flag("TagReflected", base + 1, 1, isTagReflected());
        }
    }
}
