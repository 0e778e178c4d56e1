package dev.toami.protocols.sctp;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.build.LayerValue;

/**
 * SCTP I-DATA chunk (RFC 8260, section 2.1), whose messages may be interleaved. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |   Type = 64   |  Res  |I|U|B|E|            Length             |
 * +---------------+---------------+-------------------------------+
 * |                              TSN                              |
 * +-------------------------------+-------------------------------+
 * |       Stream Identifier       |           Reserved            |
 * +-------------------------------+-------------------------------+
 * |                       Message Identifier                      |
 * +---------------------------------------------------------------+
 * |  Payload Protocol Identifier, or Fragment Sequence Number     |
 * +---------------------------------------------------------------+
 * |                           User Data                           |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpIData extends SctpUserChunk {
    static final int FIXED_LENGTH = 20;
    private static final int RESERVED = 10;
    private static final int MESSAGE = 12;
    private static final int PROTOCOL_OR_FRAGMENT = 16;

    SctpIData(Bytes checked, int sourcePort, int destinationPort) {
        super(checked, FIXED_LENGTH, sourcePort, destinationPort);
    }

    public long messageIdentifier() {
        return bytes().u32(MESSAGE);
    }

    /** Zero in the first fragment, which has the payload protocol in its place. */
    public long fragmentSequence() {
        return isFirstFragment() ? 0 : bytes().u32(PROTOCOL_OR_FRAGMENT);
    }

    /** Unspecified in fragments behind the first. */
    @Override
    public SctpPayloadProtocol payloadProtocol() {
        return isFirstFragment()
                ? new SctpPayloadProtocol(bytes().u32(PROTOCOL_OR_FRAGMENT))
                : SctpPayloadProtocol.UNSPECIFIED;
    }

    @Override
    public LayerType type() {
        return LayerType.SCTP_I_DATA;
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new SctpIDataHeader(
                flags(),
                tsn(),
                stream(),
                messageIdentifier(),
                bytes().u32(PROTOCOL_OR_FRAGMENT),
                rest().copy(),
                OptionalInt.empty()));
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        describeFlags(base, visitor);
        visitor.flag("Immediate", base + 1, 1, isImmediate());
        visitor.number("TSN", base + TSN, 4, tsn());
        visitor.number("StreamId", base + STREAM, 2, stream());
        visitor.number("Reserved", base + RESERVED, 2, bytes().u16(RESERVED));
        visitor.number("MessageId", base + MESSAGE, 4, messageIdentifier());
        long value = bytes().u32(PROTOCOL_OR_FRAGMENT);
        if (isFirstFragment()) {
            visitor.code("PayloadProtocol", base + PROTOCOL_OR_FRAGMENT, 4, value, SctpPayloadProtocol.label(value));
        } else {
            visitor.number("FragmentSequence", base + PROTOCOL_OR_FRAGMENT, 4, value);
        }
        describeFollowing(base, visitor);
    }
}
