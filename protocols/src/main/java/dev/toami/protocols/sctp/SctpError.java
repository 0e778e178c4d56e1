package dev.toami.protocols.sctp;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * SCTP ABORT or ERROR chunk (RFC 9260, sections 3.3.7 and 3.3.10). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * | Type = 6 or 9 |            |T|            Length             |
 * +---------------+---------------+-------------------------------+
 * |                          Error Causes                         |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpError extends SctpChunk {
    private SctpError(Bytes in, int sourcePort, int destinationPort) {
        super(in, sourcePort, destinationPort);
    }

    static SctpError parse(Bytes in, int source, int destination) throws MalformedPacketException {
        SctpError chunk = new SctpError(checked(in, LayerType.SCTP_ERROR, HEADER_LENGTH), source, destination);
        SctpParameter.check(chunk.value(HEADER_LENGTH), HEADER_LENGTH, chunk.isTruncated(), chunk.type());
        return chunk;
    }

    public boolean isAbort() {
        return bytes().u8(0) == 6;
    }

    /** True if the sender of an ABORT had no association, and so reflects the verification tag. */
    public boolean isTagReflected() {
        return isAbort() && flag(0x01);
    }

    /** Error causes, their codes for types. */
    public List<SctpParameter> causes() {
        return SctpParameter.list(value(HEADER_LENGTH));
    }

    @Override
    public LayerType type() {
        return isAbort() ? LayerType.SCTP_ABORT : LayerType.SCTP_ERROR;
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        ParameterFields.causes("Parameters", causes(), base + HEADER_LENGTH, visitor);
        if (visitor.wantsDetail() && isAbort()) {
            visitor.flag("TagReflected", base + 1, 1, isTagReflected());
        }
    }
}
