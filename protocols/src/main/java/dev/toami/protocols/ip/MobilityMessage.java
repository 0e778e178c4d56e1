package dev.toami.protocols.ip;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.build.PseudoHeader;
import dev.toami.protocols.numbers.IpProtocol;
import dev.toami.protocols.wire.Lengths;

/**
 * Mobility header of Mobile IPv6 (RFC 6275, section 6.1). Immutable.
 *
 * <pre>
 *  0              8               16              24             31
 * +---------------+---------------+---------------+---------------+
 * | Payload Proto |  Header Len   |    MH Type    |   Reserved    |
 * +---------------+---------------+---------------+---------------+
 * |           Checksum            |         Message Data          |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
public final class MobilityMessage extends Layer implements Checksummed {
    public static final int HEADER_LENGTH = 6;
    private static final int LENGTH = 1;
    private static final int TYPE = 2;
    private static final int CHECKSUM = 4;
    private static final int UNIT = 8;

    private MobilityMessage(Bytes in) {
        super(in);
    }

    public static MobilityMessage parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, UNIT, LayerType.MOBILITY);
        Lengths.require(in, headerLength(in), LayerType.MOBILITY);
        return new MobilityMessage(in);
    }

    private static int headerLength(Bytes in) {
        return (in.u8(LENGTH) + 1) * UNIT;
    }

    /** 59, none, but in extensions. */
    public IpProtocol payloadProtocol() {
        return new IpProtocol(bytes().u8(0));
    }

    public int messageType() {
        return bytes().u8(TYPE);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    /** Whether the checksum is right, given the network layer that carries the message. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return Checksums.verify(network, IpProtocol.MOBILITY, bytes());
    }

    /** What follows the checksum, options included. */
    public Bytes messageData() {
        return contents().slice(HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.MOBILITY;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength(bytes()));
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength(bytes()));
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return dissector.afterIpProtocol(bytes().u8(0));
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new Header(payloadProtocol(), messageType(), messageData(), OptionalInt.empty()));
    }

    /**
     * What a mobility header is built with.
     *
     * @param messageData 2 bytes and a multiple of 8
     * @param checksum computed if empty, from the enclosing IPv6 header; zero if there is none
     */
    public record Header(IpProtocol payloadProtocol, int messageType, Bytes messageData, OptionalInt checksum)
            implements LayerValue, IpCarried {
        public Header {
            if ((messageData.length() + HEADER_LENGTH) % UNIT != 0) {
                throw new IllegalArgumentException(
                        "a mobility header's data has 2 bytes and a multiple of 8, not " + messageData.length());
            }
        }

        @Override
        public IpProtocol protocol() {
            return IpProtocol.MOBILITY;
        }

        @Override
        public void encode(PacketBuffer out, BuildContext context) {
            int length = HEADER_LENGTH + messageData.length();
            out.prepend(length).u8(0, payloadProtocol.value()).u8(LENGTH, length / UNIT - 1);
            out.u8(TYPE, messageType).bytes(HEADER_LENGTH, messageData.toArray());
            PseudoHeader ip = context.pseudoHeader().orElse(null);
            out.u16(CHECKSUM, checksum.orElseGet(() -> ip == null ? 0 : ip.checksum(IpProtocol.MOBILITY, out.view())));
        }
    }

    private static String label(int type) {
        return switch (type) {
            case 0 -> "Binding Refresh Request";
            case 1 -> "Home Test Init";
            case 2 -> "Care-of Test Init";
            case 3 -> "Home Test";
            case 4 -> "Care-of Test";
            case 5 -> "Binding Update";
            case 6 -> "Binding Acknowledgement";
            case 7 -> "Binding Error";
            case 8 -> "Fast Binding Update";
            case 9 -> "Fast Binding Acknowledgment";
            case 10 -> "Fast Neighbor Advertisement";
            case 13 -> "Heartbeat";
            default -> "Unknown(" + type + ")";
        };
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int next = bytes().u8(0);
        visitor.code("PayloadProto", 0, 1, next, IpProtocol.label(next));
        visitor.number("HeaderLen", LENGTH, 1, bytes().u8(LENGTH));
        visitor.code("MHType", TYPE, 1, messageType(), label(messageType()));
        visitor.number("Reserved", 3, 1, bytes().u8(3));
        visitor.number("Checksum", CHECKSUM, 2, checksum());
        visitor.bytes("MessageData", HEADER_LENGTH, messageData().length(), messageData());
    }
}
