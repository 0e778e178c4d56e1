package dev.toami.protocols.icmp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.NetworkLayer;
import dev.toami.protocols.build.LayerValue;

/**
 * ICMPv4 message (RFC 792). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |     Type      |     Code      |           Checksum            |
 * +---------------+---------------+-------------------------------+
 * |    by type; in an echo:       |                               |
 * |          Identifier           |        Sequence Number        |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
public final class Icmpv4Message extends Layer {
    public static final int HEADER_LENGTH = 8;
    private static final int TYPE = 0;
    private static final int CODE = 1;
    private static final int CHECKSUM = 2;
    private static final int IDENTIFIER = 4;
    private static final int SEQUENCE_NUMBER = 6;

    private Icmpv4Message(Bytes in) {
        super(in);
    }

    public static Icmpv4Message parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.ICMPV4, 0, HEADER_LENGTH, in.length(), "ICMP layer less then 8 bytes for ICMPv4 packet");
        }
        return new Icmpv4Message(in);
    }

    public Icmpv4Type messageType() {
        return new Icmpv4Type(bytes().u8(TYPE));
    }

    public int code() {
        return bytes().u8(CODE);
    }

    public int checksum() {
        return bytes().u16(CHECKSUM);
    }

    /** Whether the checksum is right, given the network layer that tells if all of the message is there. */
    public ChecksumStatus checksumStatus(NetworkLayer network) {
        if (network instanceof Layer layer && layer.isTruncated()) {
            return ChecksumStatus.UNVERIFIED;
        }
        return Checksums.status(Checksums.add(0, bytes()));
    }

    /** Of an echo, timestamp or information message. */
    public int identifier() {
        return bytes().u16(IDENTIFIER);
    }

    /** Of an echo, timestamp or information message. */
    public int sequenceNumber() {
        return bytes().u16(SEQUENCE_NUMBER);
    }

    /** The second 32 bits, whose meaning depends on the type. */
    public long restOfHeader() {
        return bytes().u32(IDENTIFIER);
    }

    @Override
    public LayerType type() {
        return LayerType.ICMPV4;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    /** Of an echo its data, of an error the start of the datagram that caused it. */
    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(Icmpv4Header.of(this));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("TypeCode", TYPE, 2, bytes().u16(TYPE), Icmpv4Type.label(bytes().u8(TYPE), code()));
        visitor.number("Checksum", CHECKSUM, 2, checksum());
        visitor.number("Id", IDENTIFIER, 2, identifier());
        visitor.number("Seq", SEQUENCE_NUMBER, 2, sequenceNumber());
        if (visitor.wantsDetail()) {
            visitor.number("Type", TYPE, 1, bytes().u8(TYPE));
            visitor.number("Code", CODE, 1, code());
        }
    }
}
