package dev.toami.protocols.icmp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * ICMPv6 message (RFC 4443). Immutable. Its body, where it is an echo or neighbour discovery, is a layer of its own.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |     Type      |     Code      |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |                             Body                              |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class Icmpv6Message extends Layer {
    public static final int HEADER_LENGTH = 4;
    private static final int TYPE = 0;
    private static final int CODE = 1;
    private static final int CHECKSUM = 2;

    private Icmpv6Message(Bytes in) {
        super(in);
    }

    public static Icmpv6Message parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.ICMPV6, 0, HEADER_LENGTH, in.length(), "ICMP layer less then 4 bytes for ICMPv6 packet");
        }
        return new Icmpv6Message(in);
    }

    public Icmpv6Type messageType() {
        return new Icmpv6Type(bytes().u8(TYPE));
    }

    public int code() {
        return bytes().u8(CODE);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    /** Whether the checksum is right, given the network layer that carries the message. */
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        return Checksums.verify(network, IpProtocol.ICMPV6, bytes());
    }

    @Override
    public LayerType type() {
        return LayerType.ICMPV6;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    /** The body. */
    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerParser next(Dissector dissector) {
        return switch (bytes().u8(TYPE)) {
            case 128, 129 -> Icmpv6Echo::parse;
            case 133 -> RouterSolicitation::parse;
            case 134 -> RouterAdvertisement::parse;
            case 135 -> NeighborSolicitation::parse;
            case 136 -> NeighborAdvertisement::parse;
            case 137 -> Redirect::parse;
            default -> LayerParser.PAYLOAD;
        };
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(Icmpv6Header.of(this));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("TypeCode", TYPE, 2, bytes().u16(TYPE), Icmpv6Type.label(bytes().u8(TYPE), code()));
        visitor.number("Checksum", CHECKSUM, 2, checksum());
        visitor.bytes("TypeBytes", HEADER_LENGTH, 0, Bytes.empty());
        if (visitor.wantsDetail()) {
            visitor.number("Type", TYPE, 1, bytes().u8(TYPE));
            visitor.number("Code", CODE, 1, code());
        }
    }
}
