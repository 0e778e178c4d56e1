package dev.toami.protocols.sctp;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.build.LayerValue;

/**
 * SCTP DATA chunk (RFC 9260, section 3.3.1). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |   Type = 0    |  Res  |I|U|B|E|            Length             |
 * +---------------+---------------+-------------------------------+
 * |                              TSN                              |
 * +-------------------------------+-------------------------------+
 * |       Stream Identifier       |     Stream Sequence Number    |
 * +-------------------------------+-------------------------------+
 * |                  Payload Protocol Identifier                  |
 * +---------------------------------------------------------------+
 * |                           User Data                           |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpData extends SctpUserChunk {
    static final int FIXED_LENGTH = 16;
    private static final int SEQUENCE = 10;
    private static final int PROTOCOL = 12;

    SctpData(Bytes checked, int sourcePort, int destinationPort) {
        super(checked, FIXED_LENGTH, sourcePort, destinationPort);
    }

    public int streamSequence() {
        return bytes().u16(SEQUENCE);
    }

    @Override
    public SctpPayloadProtocol payloadProtocol() {
        return new SctpPayloadProtocol(bytes().u32(PROTOCOL));
    }

    @Override
    public LayerType type() {
        return LayerType.SCTP_DATA;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new SctpDataHeader(
                flags(), tsn(), stream(), streamSequence(), payloadProtocol(), rest().copy(), OptionalInt.empty()));
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        describeFlags(base, visitor);
        visitor.number("TSN", base + TSN, 4, tsn());
        visitor.number("StreamId", base + STREAM, 2, stream());
        visitor.number("StreamSequence", base + SEQUENCE, 2, streamSequence());
        long protocol = bytes().u32(PROTOCOL);
        visitor.code("PayloadProtocol", base + PROTOCOL, 4, protocol, SctpPayloadProtocol.label(protocol));
        if (visitor.wantsDetail()) {
            visitor.flag("Immediate", base + 1, 1, isImmediate());
            describeFollowing(base, visitor);
        }
    }
}
