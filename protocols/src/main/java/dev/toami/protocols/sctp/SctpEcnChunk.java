package dev.toami.protocols.sctp;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;

/**
 * SCTP ECNE or CWR chunk (RFC 4960, appendix A). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |Type = 12 or 13|     Flags     |          Length = 8           |
 * +---------------+---------------+-------------------------------+
 * |                           Lowest TSN                          |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpEcnChunk extends SctpChunk {
    SctpEcnChunk(Bytes checked, int sourcePort, int destinationPort) {
        super(checked, sourcePort, destinationPort);
    }

    public long lowestTsn() {
        return bytes().u32(4);
    }

    @Override
    public LayerType type() {
        return bytes().u8(0) == 13 ? LayerType.SCTP_CWR : LayerType.SCTP_ECNE;
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        visitor.number("LowestTSN", base + 4, 4, lowestTsn());
    }
}
