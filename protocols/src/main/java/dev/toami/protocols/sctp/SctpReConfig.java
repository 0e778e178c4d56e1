package dev.toami.protocols.sctp;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * SCTP RE-CONFIG chunk (RFC 6525, section 3.1), which resets and adds streams. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |  Type = 130   |     Flags     |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                   Re-configuration Parameters                 |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpReConfig extends SctpChunk {
    private SctpReConfig(Bytes in, int sourcePort, int destinationPort) {
        super(in, sourcePort, destinationPort);
    }

    static SctpReConfig parse(Bytes in, int source, int destination) throws MalformedPacketException {
        SctpReConfig chunk =
                new SctpReConfig(checked(in, LayerType.SCTP_RE_CONFIG, HEADER_LENGTH), source, destination);
        SctpParameter.check(chunk.value(HEADER_LENGTH), HEADER_LENGTH, chunk.isTruncated(), chunk.type());
        return chunk;
    }

    public List<SctpParameter> parameters() {
        return SctpParameter.list(value(HEADER_LENGTH));
    }

    @Override
    public LayerType type() {
        return LayerType.SCTP_RE_CONFIG;
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        ParameterFields.parameters("Parameters", parameters(), base + HEADER_LENGTH, visitor);
    }
}
