package dev.toami.protocols.routing;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.wire.Elements;
import dev.toami.protocols.wire.Lengths;

/**
 * Optimized Link State Routing packet over IPv4 (RFC 3626, section 3.3), with the headers of its messages. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +-------------------------------+-------------------------------+
 * |         Packet Length         |    Packet Sequence Number     |
 * +---------------+---------------+-------------------------------+
 * | Message Type  |     Vtime     |         Message Size          |
 * +---------------+---------------+-------------------------------+
 * |                      Originator Address                       |
 * +---------------+---------------+-------------------------------+
 * | Time To Live  |   Hop Count   |    Message Sequence Number    |
 * +---------------+---------------+-------------------------------+
 * </pre>
 */
public final class OlsrPacket extends Message implements ApplicationLayer {
    private static final int HEADER_LENGTH = 4;
    private static final int MESSAGE_HEADER_LENGTH = 12;

    private OlsrPacket(Bytes in) {
        super(in, LayerType.OLSR);
    }

    public static OlsrPacket parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.OLSR);
        return new OlsrPacket(in);
    }

    /** Of all of the packet, header included. */
    public int declaredLength() {
        return bytes().u16(0);
    }

    public int sequenceNumber() {
        return bytes().u16(2);
    }

    private static String type(int value) {
        return switch (value) {
            case 1 -> "HELLO";
            case 2 -> "TC";
            case 3 -> "MID";
            case 4 -> "HNA";
            default -> unknown(value);
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        u16(visitor, "PacketLength", bytes(), 0);
        u16(visitor, "PacketSequenceNumber", bytes(), 2);
        Elements messages = Elements.of(bytes(), HEADER_LENGTH, MESSAGE_HEADER_LENGTH, (in, at) -> in.u16(at + 2));
        messages.describe(visitor, "Messages", (to, in, at, length) -> {
            to.code("MessageType", at, 1, in.u8(at), type(in.u8(at)));
            u8(to, "Vtime", in, at + 1);
            u16(to, "MessageSize", in, at + 2);
            ipv4(to, "OriginatorAddress", in, at + 4);
            u8(to, "TimeToLive", in, at + 8);
            u8(to, "HopCount", in, at + 9);
            u16(to, "MessageSequenceNumber", in, at + 10);
            int data = at + MESSAGE_HEADER_LENGTH;
            to.bytes("Data", data, at + length - data, in.slice(data, at + length - data));
        });
        messages.describeRest(visitor, "Trailing");
    }
}
