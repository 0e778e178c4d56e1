package dev.toami.protocols.sctp;

import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;

/**
 * SCTP INIT or INIT ACK chunk (RFC 9260, sections 3.3.2 and 3.3.3). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * | Type = 1 or 2 |     Flags     |            Length             |
 * +---------------+---------------+-------------------------------+
 * |                          Initiate Tag                         |
 * +---------------------------------------------------------------+
 * |               Advertised Receiver Window Credit               |
 * +-------------------------------+-------------------------------+
 * |  Number of Outbound Streams   |   Number of Inbound Streams   |
 * +-------------------------------+-------------------------------+
 * |                          Initial TSN                          |
 * +---------------------------------------------------------------+
 * |                           Parameters                          |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class SctpInit extends SctpChunk {
    static final int FIXED_LENGTH = 20;

    private SctpInit(Bytes in, int sourcePort, int destinationPort) {
        super(in, sourcePort, destinationPort);
    }

    static SctpInit parse(Bytes in, int source, int destination) throws MalformedPacketException {
        SctpInit chunk = new SctpInit(checked(in, LayerType.SCTP_INIT, FIXED_LENGTH), source, destination);
        SctpParameter.check(chunk.value(FIXED_LENGTH), FIXED_LENGTH, chunk.isTruncated(), chunk.type());
        return chunk;
    }

    public long initiateTag() {
        return bytes().u32(4);
    }

    /** In bytes. */
    public long receiverWindow() {
        return bytes().u32(8);
    }

    public int outboundStreams() {
        return bytes().u16(12);
    }

    public int inboundStreams() {
        return bytes().u16(14);
    }

    public long initialTsn() {
        return bytes().u32(16);
    }

    public List<SctpParameter> parameters() {
        return SctpParameter.list(value(FIXED_LENGTH));
    }

    @Override
    public LayerType type() {
        return bytes().u8(0) == 2 ? LayerType.SCTP_INIT_ACK : LayerType.SCTP_INIT;
    }

    @Override
    void describeValue(int base, FieldVisitor visitor) {
        visitor.number("InitiateTag", base + 4, 4, initiateTag());
        visitor.number("AdvertisedReceiverWindowCredit", base + 8, 4, receiverWindow());
        visitor.number("OutboundStreams", base + 12, 2, outboundStreams());
        visitor.number("InboundStreams", base + 14, 2, inboundStreams());
        visitor.number("InitialTSN", base + 16, 4, initialTsn());
        ParameterFields.parameters("Parameters", parameters(), base + FIXED_LENGTH, visitor);
    }
}
