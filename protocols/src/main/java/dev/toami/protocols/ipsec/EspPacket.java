package dev.toami.protocols.ipsec;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.wire.Lengths;

/**
 * Encapsulating Security Payload packet (RFC 4303). Immutable.
 *
 * <pre>
 *  0                                                             31
 * +---------------------------------------------------------------+
 * |                Security Parameters Index (SPI)                |
 * +---------------------------------------------------------------+
 * |                        Sequence Number                        |
 * +---------------------------------------------------------------+
 * |       encrypted: payload, padding, its length, next header    |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class EspPacket extends Layer {
    public static final int HEADER_LENGTH = 8;

    private EspPacket(Bytes in) {
        super(in);
    }

    public static EspPacket parse(Bytes in) throws MalformedPacketException {
        Lengths.require(in, HEADER_LENGTH, LayerType.IPSEC_ESP);
        return new EspPacket(in);
    }

    /** Security parameters index. */
    public long spi() {
        return bytes().u32(0);
    }

    public long sequenceNumber() {
        return bytes().u32(4);
    }

    /** What only the receiver can read, with the integrity check value. */
    public Bytes encrypted() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public LayerType type() {
        return LayerType.IPSEC_ESP;
    }

    @Override
    public Bytes contents() {
        return bytes();
    }

    @Override
    public Bytes payload() {
        return Bytes.empty();
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new EspHeader(spi(), sequenceNumber(), encrypted()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("SPI", 0, 4, spi());
        visitor.number("Seq", 4, 4, sequenceNumber());
        visitor.bytes("Encrypted", HEADER_LENGTH, bytes().length() - HEADER_LENGTH, encrypted());
    }
}
