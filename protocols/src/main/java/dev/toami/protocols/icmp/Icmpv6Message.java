package dev.toami.protocols.icmp;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ChecksumStatus;
import dev.toami.protocols.Checksummed;
import dev.toami.protocols.Checksums;
import dev.toami.protocols.DispatchTable;
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
public final class Icmpv6Message extends Layer implements Checksummed {
    public static final int HEADER_LENGTH = 4;
    private static final int TYPE = 0;
    private static final int CODE = 1;
    private static final int CHECKSUM = 2;
    private static final int QUOTE = 8;

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
    @Override
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
        LayerParser parser = dissector.find(DispatchTable.ICMPV6_TYPE, bytes().u8(TYPE));
        return parser != null ? parser : LayerParser.PAYLOAD;
    }

    /** Of an error (types 1 to 4), the packet that it is about. */
    @Override
    public List<Layer> quoted(Dissector dissector) {
        int type = bytes().u8(TYPE);
        boolean hasQuote = type >= 1 && type <= 4 && bytes().length() > QUOTE;
        return hasQuote ? quote().layers(bytes(), dissector) : List.of();
    }

    /** RFC 4884, section 4.2: the length of the quote in units of 8 bytes, of types 1 and 3. */
    private Quote quote() {
        int type = bytes().u8(TYPE);
        return new Quote(QUOTE, type == 1 || type == 3 ? 8 * bytes().u8(HEADER_LENGTH) : 0);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(Icmpv6Header.of(this));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.code("TypeCode", TYPE, 2, bytes().u16(TYPE), Icmpv6Type.label(bytes().u8(TYPE), code()));
        if (visitor.wantsDetail()) {
            visitor.code("Type", TYPE, 1, bytes().u8(TYPE), messageType().toString());
            visitor.number("Code", CODE, 1, code());
        }
        visitor.number("Checksum", CHECKSUM, 2, checksum());
        visitor.bytes("TypeBytes", HEADER_LENGTH, 0, Bytes.empty());
        if (visitor.wantsDetail() && bytes().length() >= QUOTE) {
            Icmpv6Detail.describe(bytes(), quote(), visitor);
        }
    }
}
