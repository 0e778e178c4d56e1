package dev.toami.protocols.icmp;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;

/**
 * Echo request or reply (RFC 4443, section 4), behind the ICMPv6 type, code and checksum. Immutable.
 *
 * <pre>
 *  0                              16                             31
 * +-------------------------------+-------------------------------+
 * |          Identifier           |        Sequence Number        |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
public final class Icmpv6Echo extends Layer {
    public static final int HEADER_LENGTH = 4;
    private static final int IDENTIFIER = 0;
    private static final int SEQUENCE_NUMBER = 2;

    private Icmpv6Echo(Bytes in) {
        super(in);
    }

    public static Icmpv6Echo parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.ICMPV6_ECHO,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "ICMP layer less then 4 bytes for ICMPv6 Echo");
        }
        return new Icmpv6Echo(in);
    }

    public int identifier() {
        return bytes().u16(IDENTIFIER);
    }

    public int sequenceNumber() {
        return bytes().u16(SEQUENCE_NUMBER);
    }

    @Override
    public LayerType type() {
        return LayerType.ICMPV6_ECHO;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    /** The data that a reply returns. */
    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new EchoBody(Icmpv6Type.ECHO_REQUEST, identifier(), sequenceNumber()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("Identifier", IDENTIFIER, 2, identifier());
        visitor.number("SeqNumber", SEQUENCE_NUMBER, 2, sequenceNumber());
    }
}
