package dev.toami.protocols.icmp;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.Dissector;
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
public final class Icmpv4Message extends Layer implements Checksummed {
    public static final int HEADER_LENGTH = 8;
    private static final int TYPE = 0;
    private static final int CODE = 1;
    private static final int CHECKSUM = 2;
    private static final int IDENTIFIER = 4;
    private static final int QUOTE_LENGTH = 5;
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
    @Override
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

    /** Of an error (types 3, 4, 5, 11 and 12), the packet that it is about. */
    @Override
    public List<Layer> quoted(Dissector dissector) {
        return isError() ? quote().layers(bytes(), dissector) : List.of();
    }

    private boolean isError() {
        return switch (bytes().u8(TYPE)) {
            case 3, 4, 5, 11, 12 -> true;
            default -> false;
        };
    }

    /** RFC 4884, section 4.1: the length of the quote in units of 4 bytes, of types 3, 11 and 12. */
    private Quote quote() {
        int type = bytes().u8(TYPE);
        boolean hasLength = type == 3 || type == 11 || type == 12;
        return new Quote(HEADER_LENGTH, hasLength ? 4 * bytes().u8(QUOTE_LENGTH) : 0);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(Icmpv4Header.of(this));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("TypeCode", TYPE, 2, bytes().u16(TYPE), Icmpv4Type.label(bytes().u8(TYPE), code()));
        if (visitor.wantsDetail()) {
            visitor.code("Type", TYPE, 1, bytes().u8(TYPE), messageType().toString());
            visitor.number("Code", CODE, 1, code());
        }
        visitor.number("Checksum", CHECKSUM, 2, checksum());
        if (visitor.wantsDetail() && !hasIdentifier()) {
            describeRestOfHeader(visitor);
            return;
        }
        visitor.number("Id", IDENTIFIER, 2, identifier());
        visitor.number("Seq", SEQUENCE_NUMBER, 2, sequenceNumber());
    }

    private boolean hasIdentifier() {
        return switch (bytes().u8(TYPE)) {
            case 0, 8, 13, 14, 15, 16, 17, 18 -> true;
            default -> false;
        };
    }

    private void describeRestOfHeader(FieldVisitor visitor) {
        switch (bytes().u8(TYPE)) {
            case 3 -> {
                visitor.number("Length", QUOTE_LENGTH, 1, bytes().u8(QUOTE_LENGTH));
                visitor.number("MTU", SEQUENCE_NUMBER, 2, sequenceNumber());
            }
            case 5 -> visitor.address("Gateway", IDENTIFIER, 4, Ipv4Address.read(bytes(), IDENTIFIER));
            case 11 -> visitor.number("Length", QUOTE_LENGTH, 1, bytes().u8(QUOTE_LENGTH));
            case 12 -> {
                visitor.number("Pointer", IDENTIFIER, 1, bytes().u8(IDENTIFIER));
                visitor.number("Length", QUOTE_LENGTH, 1, bytes().u8(QUOTE_LENGTH));
            }
            default -> visitor.number("RestOfHeader", IDENTIFIER, 4, restOfHeader());
        }
        if (isError()) {
            quote().describeExtensions(bytes(), visitor);
        }
    }
}
