package dev.toami.protocols.sctp;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;

/**
 * SCTP chunk of a type that has no meaning here. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |     Type      |     Flags     |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                             Value                             |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpUnknownChunk extends SctpChunk {
    SctpUnknownChunk(Bytes checked, int sourcePort, int destinationPort) {
        super(checked, sourcePort, destinationPort);
    }

    public Bytes value() {
        return value(HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.SCTP_UNKNOWN_CHUNK_TYPE;
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        if (visitor.wantsDetail()) {
            visitor.bytes("Value", base + HEADER_LENGTH, value().length(), value());
        }
    }
}
