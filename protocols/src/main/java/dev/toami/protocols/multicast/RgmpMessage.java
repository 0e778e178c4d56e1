package dev.toami.protocols.multicast;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.wire.Lengths;

/**
 * Router-port Group Management Protocol message (RFC 3488), which shares IGMP's protocol number. Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |     Type      |   Reserved    |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |                         Group Address                         |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class RgmpMessage extends Message implements Checksummed {
    public static final int LEAVE = 0xfc;
    public static final int JOIN = 0xfd;
    public static final int BYE = 0xfe;
    public static final int HELLO = 0xff;
    private static final int LENGTH = 8;

    private RgmpMessage(Bytes in) {
        super(in, LayerType.RGMP);
    }

    public static RgmpMessage parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, LENGTH, LayerType.RGMP);
        return new RgmpMessage(in);
    }

    public int messageType() {
        return bytes().u8(0);
    }

    public int checksum() {
        return bytes().u16(2);
    }

    /** Whether the checksum is right, given the network layer that tells if all of the message is there. */
    @Override
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return checksumStatus(bytes(), network);
    }

    /** Of a join or a leave. */
    public Ipv4Address group() {
        return Ipv4Address.read(bytes(), 4);
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, LENGTH);
    }

    private static String label(int type) {
        return switch (type) {
            case LEAVE -> "Leave";
            case JOIN -> "Join";
            case BYE -> "Bye";
            case HELLO -> "Hello";
            default -> "Unknown(" + type + ")";
        };
    }

    @Override
    public Optional<LayerValue> toValue() {
        if (bytes().length() > LENGTH) {
            return Optional.empty();
        }
        return Optional.of(new IgmpHeader(new IgmpType(messageType()), bytes().u8(1), group(), OptionalInt.empty()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("Type", 0, 1, messageType(), label(messageType()));
        visitor.number("Reserved", 1, 1, bytes().u8(1));
        visitor.number("Checksum", 2, 2, checksum());
        visitor.address("GroupAddress", 4, Ipv4Address.LENGTH, group());
    }
}
