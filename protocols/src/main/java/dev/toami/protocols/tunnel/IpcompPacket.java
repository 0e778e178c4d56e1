package dev.toami.protocols.tunnel;

import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * IP Payload Compression header (RFC 3173). What follows stays compressed. Immutable.
 *
 * <pre>
 *  0       8       16                          31
 * +-------+-------+-----------------------------+
 * | Next  | Flags | Compression Parameter Index |
 * +-------+-------+-----------------------------+
 * </pre>
 */
public final class IpcompPacket extends Layer {
    public static final int HEADER_LENGTH = 4;

    private IpcompPacket(Bytes in) {
        super(in);
    }

    public static IpcompPacket parse(Bytes in) throws MalformedPacketException {
        if (in.length() < HEADER_LENGTH) {
            throw MalformedPacketException.truncated(
                    LayerType.IPCOMP,
                    0,
                    HEADER_LENGTH,
                    in.length(),
                    "IPComp header of " + in.length() + " bytes, not 4");
        }
        return new IpcompPacket(in);
    }

    /** What is compressed. */
    public IpProtocol nextHeader() {
        return new IpProtocol(bytes().u8(0));
    }

    /** Reserved, zero. */
    public int flags() {
        return bytes().u8(1);
    }

    /** The compression: 2 for DEFLATE, 3 for LZS; from 256 on negotiated. */
    public int compressionParameterIndex() {
        return bytes().u16(2);
    }

    @Override
    public LayerType type() {
        return LayerType.IPCOMP;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, HEADER_LENGTH);
    }

    @Override
    public Bytes payload() {
        return bytes().slice(HEADER_LENGTH);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new IpcompHeader(nextHeader(), flags(), compressionParameterIndex()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        int cpi = compressionParameterIndex();
        visitor.code("NextHeader", 0, 1, bytes().u8(0), IpProtocol.label(bytes().u8(0)));
        visitor.number("Flags", 1, 1, flags());
        visitor.code("CPI", 2, 2, cpi, label(cpi));
    }

    private static String label(int cpi) {
        return switch (cpi) {
            case 1 -> "OUI";
            case 2 -> "DEFLATE";
            case 3 -> "LZS";
            case 4 -> "LZJH";
            default -> "Unknown(" + cpi + ")";
        };
    }
}
