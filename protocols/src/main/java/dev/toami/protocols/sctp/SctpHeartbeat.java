package dev.toami.protocols.sctp;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * SCTP HEARTBEAT or HEARTBEAT ACK chunk (RFC 9260, sections 3.3.5 and 3.3.6). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * | Type = 4 or 5 |     Flags     |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                  Heartbeat Information Parameter              |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpHeartbeat extends SctpChunk {
    private SctpHeartbeat(Bytes in, int sourcePort, int destinationPort) {
        super(in, sourcePort, destinationPort);
    }

    static SctpHeartbeat parse(Bytes in, int source, int destination) throws MalformedPacketException {
        SctpHeartbeat chunk =
                new SctpHeartbeat(checked(in, LayerType.SCTP_HEARTBEAT, HEADER_LENGTH), source, destination);
        SctpParameter.check(chunk.value(HEADER_LENGTH), HEADER_LENGTH, chunk.isTruncated(), chunk.type());
        return chunk;
    }

    public List<SctpParameter> parameters() {
        return SctpParameter.list(value(HEADER_LENGTH));
    }

    @Override
    public LayerType type() {
        return bytes().u8(0) == 5 ? LayerType.SCTP_HEARTBEAT_ACK : LayerType.SCTP_HEARTBEAT;
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        ParameterFields.parameters("Parameters", parameters(), base + HEADER_LENGTH, visitor);
    }
}
