package dev.toami.protocols.sctp;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;

/**
 * SCTP SHUTDOWN chunk (RFC 9260, section 3.3.8). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |   Type = 7    |     Flags     |          Length = 8           |
 * +---------------+---------------+-------------------------------+
 * |                      Cumulative TSN Ack                       |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpShutdown extends SctpChunk {
    SctpShutdown(Bytes checked, int sourcePort, int destinationPort) {
        super(checked, sourcePort, destinationPort);
    }

    public long cumulativeTsn() {
        return bytes().u32(4);
    }

    @Override
    public LayerType type() {
        return LayerType.SCTP_SHUTDOWN;
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        visitor.number("CumulativeTSNAck", base + 4, 4, cumulativeTsn());
    }
}
