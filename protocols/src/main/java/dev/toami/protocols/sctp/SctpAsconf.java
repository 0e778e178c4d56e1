package dev.toami.protocols.sctp;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * SCTP ASCONF or ASCONF-ACK chunk (RFC 5061, section 4.1), which changes the addresses of an association. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * | Type=193 / 128|     Flags     |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                        Sequence Number                        |
 * +---------------------------------------------------------------+
 * | In an ASCONF an address parameter, then parameters            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpAsconf extends SctpChunk {
    private static final int SEQUENCE = 4;
    private static final int PARAMETERS = 8;

    private SctpAsconf(Bytes in, int sourcePort, int destinationPort) {
        super(in, sourcePort, destinationPort);
    }

    static SctpAsconf parse(Bytes in, int source, int destination) throws MalformedPacketException {
        SctpAsconf chunk = new SctpAsconf(checked(in, LayerType.SCTP_ASCONF, PARAMETERS), source, destination);
        SctpParameter.check(chunk.value(PARAMETERS), PARAMETERS, chunk.isTruncated(), chunk.type());
        return chunk;
    }

    public long sequenceNumber() {
        return bytes().u32(SEQUENCE);
    }

    /** In an ASCONF, the first one is the address that the association is looked up by. */
    public List<SctpParameter> parameters() {
        return SctpParameter.list(value(PARAMETERS));
    }

    @Override
    public LayerType type() {
        return bytes().u8(0) == 128 ? LayerType.SCTP_ASCONF_ACK : LayerType.SCTP_ASCONF;
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        visitor.number("SequenceNumber", base + SEQUENCE, 4, sequenceNumber());
        ParameterFields.parameters("Parameters", parameters(), base + PARAMETERS, visitor);
    }
}
