package dev.toami.protocols.routing;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.wire.Lengths;

/**
 * Ad hoc On-Demand Distance Vector message (RFC 3561, section 5): the type, and the fields of a route request or reply
 * over IPv4. Immutable.
 *
 * <pre>
 *  0              8               16              24             31
 * +---------------+---------------+---------------+---------------+
 * |     Type      |             by type           |   Hop Count   |
 * +---------------+---------------+---------------+---------------+
 * |                            by type                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class AodvMessage extends Message implements ApplicationLayer {
    private static final int REQUEST = 1;
    private static final int REQUEST_LENGTH = 24;
    private static final int REPLY = 2;
    private static final int REPLY_LENGTH = 20;

    private AodvMessage(Bytes in) {
        super(in, LayerType.AODV);
    }

    public static AodvMessage parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, 2, LayerType.AODV);
        return new AodvMessage(in);
    }

    /** 1 route request, 2 route reply, 3 route error, 4 acknowledgement of a reply. */
    public int messageType() {
        return bytes().u8(0);
    }

    private static String type(int value) {
        return switch (value) {
            case REQUEST -> "Route Request";
            case REPLY -> "Route Reply";
            case 3 -> "Route Error";
            case 4 -> "Route Reply Acknowledgment";
            default -> unknown(value);
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        Bytes in = bytes();
        visitor.code("Type", 0, 1, messageType(), type(messageType()));
        if (messageType() == REQUEST && in.length() >= REQUEST_LENGTH) {
            u8(visitor, "Flags", in, 1);
            u8(visitor, "HopCount", in, 3);
            u32(visitor, "RREQID", in, 4);
            ipv4(visitor, "DestinationIP", in, 8);
            u32(visitor, "DestinationSequenceNumber", in, 12);
            ipv4(visitor, "OriginatorIP", in, 16);
            u32(visitor, "OriginatorSequenceNumber", in, 20);
            rest(visitor, "Extensions", in, REQUEST_LENGTH);
        } else if (messageType() == REPLY && in.length() >= REPLY_LENGTH) {
            u8(visitor, "Flags", in, 1);
            visitor.number("PrefixSize", 2, 1, in.u8(2) & 0x1f);
            u8(visitor, "HopCount", in, 3);
            ipv4(visitor, "DestinationIP", in, 4);
            u32(visitor, "DestinationSequenceNumber", in, 8);
            ipv4(visitor, "OriginatorIP", in, 12);
            u32(visitor, "Lifetime", in, 16);
            rest(visitor, "Extensions", in, REPLY_LENGTH);
        } else {
            rest(visitor, "Data", in, 1);
        }
    }
}
