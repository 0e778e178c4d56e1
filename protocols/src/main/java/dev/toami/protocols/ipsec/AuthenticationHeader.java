package dev.toami.protocols.ipsec;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * IP authentication header (RFC 4302). Immutable.
 *
 * <pre>
 *  0              8               16                             31
 * +---------------+---------------+-------------------------------+
 * |  Next Header  |  Payload Len  |           Reserved            |
 * +---------------+---------------+-------------------------------+
 * |                Security Parameters Index (SPI)                |
 * +---------------------------------------------------------------+
 * |                        Sequence Number                        |
 * +---------------------------------------------------------------+
 * |                   Integrity Check Value (ICV)                 |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class AuthenticationHeader extends Layer {
    public static final int MIN_LENGTH = 12;
    private static final int LENGTH = 1;
    private static final int RESERVED = 2;
    private static final int SPI = 4;
    private static final int SEQUENCE_NUMBER = 8;

    private AuthenticationHeader(Bytes in) {
        super(in);
    }

    public static AuthenticationHeader parse(Bytes in) throws MalformedPacketException {
        if (in.length() < MIN_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.IPSEC_AH, 0, MIN_LENGTH, in.length(), "IPSec AH packet less than 12 bytes");
        }
        int length = headerLength(in);
        if (in.length() < length) {
            throw MalformedPacketException.truncated(
                    LayerType.IPSEC_AH, LENGTH, length, in.length(), "Truncated AH packet < ActualLength");
        }
        return new AuthenticationHeader(in);
    }

    private static int headerLength(Bytes in) {
        return (in.u8(LENGTH) + 2) * 4;
    }

    public IpProtocol nextHeader() {
        return new IpProtocol(bytes().u8(0));
    }

    /** In bytes, as it is declared: a length field of zero means 8, which leaves the sequence number to the payload. */
    public int headerLength() {
        return headerLength(bytes());
    }

    /** Security parameters index. */
    public long spi() {
        return bytes().u32(SPI);
    }

    public long sequenceNumber() {
        return bytes().u32(SEQUENCE_NUMBER);
    }

    /** The integrity check value. */
    public Bytes authenticationData() {
        return contents().slice(Math.min(MIN_LENGTH, headerLength()));
    }

    @Override
    public LayerType type() {
        return LayerType.IPSEC_AH;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength());
    }

    @Override
    public LayerParser next(Dissector dissector) {
        int protocol = nextHeader().value();
        LayerParser parser = dissector.byIpProtocol(protocol);
        return parser != null ? parser : Payload.undecoded("Unable to decode IPProtocol " + protocol);
    }

    @Override
    public Optional<LayerValue> toValue() {
        if (headerLength() < MIN_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(AhHeader.of(spi(), sequenceNumber(), authenticationData())
                .withReserved(bytes().u16(RESERVED))
                .withNextHeader(nextHeader()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int next = bytes().u8(0);
        visitor.code("NextHeader", 0, 1, next, IpProtocol.label(next));
        visitor.number("HeaderLength", LENGTH, 1, bytes().u8(LENGTH));
        visitor.number("ActualLength", LENGTH, 1, headerLength());
        visitor.number("Reserved", RESERVED, 2, bytes().u16(RESERVED));
        visitor.number("SPI", SPI, 4, spi());
        visitor.number("Seq", SEQUENCE_NUMBER, 4, sequenceNumber());
        Bytes data = authenticationData();
        visitor.bytes("AuthenticationData", headerLength() - data.length(), data.length(), data);
    }
}
