package dev.toami.protocols.sctp;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;

/**
 * SCTP PAD chunk (RFC 4820, section 3), which makes a packet longer. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |  Type = 132   |     Flags     |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                          Padding Data                         |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpPad extends SctpChunk {
    SctpPad(Bytes checked, int sourcePort, int destinationPort) {
        super(checked, sourcePort, destinationPort);
    }

    public Bytes data() {
        return value(HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.SCTP_PAD;
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        visitor.bytes("PaddingData", base + HEADER_LENGTH, data().length(), data());
    }
}
